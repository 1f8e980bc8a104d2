// Splits identifiers into whole lower-case words: the ground on which every decision about a name stands. Knows no sensitive word.
import { detached } from "../base/detached.ts";

// Brands and terms whose own spelling would break at the capital letter.
const mixedCase =
  /OAuth|OpenID|OpenAI|GitHub|GitLab|BitBucket|PayPal|LinkedIn|YouTube|WhatsApp|iPhone|iPad|MongoDB|DynamoDB|PostgreSQL|MySQL|SendGrid|HubSpot|DocuSign|IPv(?=[46])|WebAuthn|WebHook|PassPhrase|PassCode|PassWord|UserName|NickName|CoAuthor/g;

// Matches acronyms (with a plural s), capitalised or lower words and digit runs; refuses separators of every kind.
const pieces = /\p{Lu}+s(?![\p{Ll}\p{Lm}])|\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|\p{Lu}+|\p{Nd}+/gu;

/** Words written without a boundary, as people type them. */
const runTogether: Readonly<Record<string, string>> = {
  accesskey: "access key",
  accesstoken: "access token",
  apikey: "api key",
  apisecret: "api secret",
  apitoken: "api token",
  appkey: "app key",
  appsecret: "app secret",
  authcode: "auth code",
  authkey: "auth key",
  authtoken: "auth token",
  bearertoken: "bearer token",
  birthdate: "birth date",
  birthplace: "birth place",
  cardholder: "card holder",
  cardnumber: "card number",
  ccnumber: "card number",
  clientid: "client id",
  clientsecret: "client secret",
  connectionstring: "connection string",
  connstring: "connection string",
  connstr: "connection string",
  creditcard: "credit card",
  csrftoken: "csrf token",
  dateofbirth: "date of birth",
  dbpass: "db pass",
  dbpassword: "db password",
  dbpwd: "db pwd",
  emailaddress: "email address",
  encryptionkey: "encryption key",
  familyname: "family name",
  firstname: "first name",
  fullname: "full name",
  geolocation: "geo location",
  givenname: "given name",
  homephone: "home phone",
  idtoken: "id token",
  ipaddr: "ip address",
  ipaddress: "ip address",
  jwttoken: "jwt token",
  lastname: "last name",
  lname: "last name",
  macaddress: "mac address",
  masterkey: "master key",
  middlename: "middle name",
  mobilephone: "mobile phone",
  newpassword: "new password",
  newpass: "new password",
  oldpassword: "old password",
  phonenumber: "phone number",
  pgpassword: "pg password",
  pincode: "pin code",
  privatekey: "private key",
  privkey: "private key",
  publickey: "public key",
  pubkey: "public key",
  refreshtoken: "refresh token",
  secretaccesskey: "secret access key",
  secretkey: "secret key",
  sessid: "session id",
  sessionid: "session id",
  sessiontoken: "session token",
  setcookie: "set cookie",
  signingkey: "signing key",
  sortcode: "sort code",
  tokenid: "token id",
  userid: "user id",
  useremail: "user email",
  userpass: "user pass",
  userpassword: "user password",
  username: "user name",
  zipcode: "zip code",
};

/** Digit-bearing terms that belong together after the split. */
const glued: ReadonlySet<string> = new Set(
  "2fa erc20 erc721 erc1155 i18n l10n a11y k8s base64 base32 base58 sha1 sha256 sha384 sha512 md5 utf8 x509 s3 ec2 p12 p8 bip39 pkcs8 pkcs12 cvv2 cvc2 cid2 ed25519 rs256 hs256 es256 w2 w9 ipv4 ipv6 oauth1 oauth2 v1 v2 v3 v4 v5".split(
    " ",
  ),
);

const keepsFinalS: ReadonlySet<string> = new Set(
  "alias atlas bias canvas gas sas has was does always perhaps https news series species jenkins kubernetes postgres redis sms dns tls gps lens yes ios macos plus os aws kms sts pos sos css js ts windows address access pass process success class business wireless express cors cos diabetes rabies herpes sis mrs ms loss as us is this".split(
    " ",
  ),
);
const irregular: Readonly<Record<string, string>> = {
  cookies: "cookie",
  movies: "movie",
  selfies: "selfie",
  calories: "calorie",
  diagnoses: "diagnosis",
  children: "child",
  people: "person",
  ids: "id",
  otps: "otp",
  pins: "pin",
  ips: "ip",
  dobs: "dob",
  addresses: "address",
  passes: "pass",
  passwds: "passwd",
  indices: "index",
  indexes: "index",
  matrices: "matrix",
  biometrics: "biometric",
  statuses: "status",
  hashes: "hash",
  caches: "cache",
  licenses: "license",
  licences: "license",
  licence: "license",
};

const limit = 60_000;
const cache = new Map<string, readonly string[]>();

/** Lower-case singular words of an identifier, header or phrase in order; digits are words of their own. Empty when there are none. */
export function splitWords(identifier: string): readonly string[] {
  const known = cache.get(identifier);
  if (known) return known;
  if (cache.size >= limit) cache.clear();
  const own = detached(identifier);
  const words = split(own);
  cache.set(own, words);
  return words;
}

function split(identifier: string): readonly string[] {
  const spelled = identifier.replace(mixedCase, (name) => name.charAt(0) + name.slice(1).toLowerCase());
  const words: string[] = [];
  for (const piece of spelled.match(pieces) ?? []) {
    const word = singular(piece.toLowerCase());
    const together = Object.hasOwn(runTogether, word) ? runTogether[word] : undefined;
    if (together === undefined) words.push(...(ofSecretWords(word) ?? [word]));
    else words.push(...together.split(" "));
  }
  return glue(words);
}

// Words of which the names of passwords, tokens and codes are put together; each ends where no longer one of them goes on.
const secretWords =
  /current|confirmation|confirm|verification|verify|password|passwd|request|account|old|new|reset|forgot|repeat|change|admin|user|login|mail|email|smtp|token|secret|hash|code|link|url|otp|psw|pwd|id/gy;
const ofSecret = /psw|pwd|passw|token|secret|code|otp/;

/** `oldpsw`, `resettoken`, `verifyemailcode`: nothing but such words, one of which a secret; undefined for `passwordless` and `encoded`. */
function ofSecretWords(word: string): readonly string[] | undefined {
  if (word.length < 6 || !ofSecret.test(word)) return undefined;
  const found: string[] = [];
  let at = 0;
  while (at < word.length) {
    secretWords.lastIndex = at;
    const next = secretWords.exec(word)?.[0];
    if (next === undefined) return undefined;
    found.push(next);
    at += next.length;
  }
  return found;
}

/** `["i", "18", "n"]` is one word, `["password", "2"]` is two. */
function glue(words: readonly string[]): readonly string[] {
  if (!words.some(isDigits)) return words;
  const result: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const joined = [3, 2].find((count) => i + count <= words.length && glued.has(words.slice(i, i + count).join("")));
    result.push(words.slice(i, i + (joined ?? 1)).join(""));
    i += (joined ?? 1) - 1;
  }
  return result;
}

function isDigits(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function singular(word: string): string {
  if (Object.hasOwn(irregular, word)) return irregular[word] ?? word;
  if (word.length < 4 || !word.endsWith("s") || keepsFinalS.has(word)) return word;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|ches|shes|zzes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
