// The words around a sensitive term that decide whether the name still holds the thing: heads, prefixes, verbs, contexts. Tables only.
import type { ContextKind } from "./category.ts";

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Words after a term that leave the value what it is: `passwordValue`, `tokenRaw`. */
export const transparent = words(`
  value val string str text raw plain plaintext clear cleartext new old current previous confirm confirmation confirmed repeat
  repeated again retype verification base64 hex pem der jwk buffer byte encoded decoded decrypted list array copy original temp
  tmp v1 v2 v3 v4 v5 json full complete real actual unmasked unencrypted`);

/** Words before a property that leave it what it is: `user.newName`. */
export const contextAdjective = words("new old current raw original temp full real actual updated");

/** Words after a term that make it a container: still sensitive, with less certainty. */
export const container = words(`data info detail object obj record pair entry item content map dict bag blob`);

/** Who or where: `TOKEN_GITHUB`, `passwordAdmin`, `SECRET_KEY_PROD`. */
export const qualifier = words(`
  github gitlab bitbucket slack stripe aws gcp azure google facebook twitter discord telegram openai npm prod production dev
  development staging live sandbox local admin root main primary secondary backup`);

/** Nouns that say the name is about the thing and does not hold it. Any other unknown noun defuses too; these name the reason. */
export const prepositions = words("of for by from via per");

/** First words of booleans and questions. */
export const questions = words(`
  is has have had should need must can cannot could may might require required do does did will would was were are allow allowed
  enable enabled disable disabled show shown hide hidden use uses using support supported include included exclude skip no not
  without with any valid invalid missing wrong incorrect bad weak unknown unsupported expected unexpected forgot forgotten lost
  leaked same different only optional ignore prevent force auto remember keep on when if after before where`);

/** First words of a plural that is how many there are. */
export const amounts = words("total num number count nb n");

/** Adjectives that say the value is not the clear one, or not a real one. */
export const disarmed = words(`
  masked redacted hashed encrypted hidden obfuscated sanitized sanitised scrubbed censored anonymized anonymised pseudonymized
  truncated blankout tokenized tokenised fake dummy mock mocked stub example sample placeholder blank empty null undefined public derived`);

/** Adjectives of an object none of whose fields is the clear one: `obfuscatedConfig.url`, `maskedUser.email`. */
export const disarmedObjects = words(`
  masked redacted obfuscated scrubbed censored anonymized anonymised pseudonymized`);

/** Plurals whose members in capitals are names of what happens, and hold nothing: `activities.USER_RESET_PASSWORD`. */
export const listsOfNames = words(`
  activities activity types type events event actions action topics topic templates template notifications permissions permission
  scopes scope commands command queues channels codes statuses status roles mutations queries jobs tasks hooks steps reasons reason
  kinds kind operations features flags audits triggers`);

/** Words before a secret that say it was made to be shown, and shows a few of its characters: `displaySecretKey`. */
export const shown = words("display displayed displayable preview abbreviated shortened partial trimmed");

/** Words before an address that say it is that of a program: `serviceAgentEmail`, `botEmail`. */
export const machines = words("service bot robot daemon noreply");

/** Verbs inside a name that make it a sentence: `cannotBeUsedWithToken`. */
export const sentence = words("be cannot must should is are was were not has");

/** First words of functions that hand the thing out: their result is the thing. */
export const producers = words(`
  get fetch create generate gen make issue read load retrieve obtain resolve extract find build mint sign request acquire exchange
  lookup decode decrypt derive refresh renew grab prompt ask receive provide produce compute random recover unwrap unseal reveal export`);

/** First words of functions that do something with the thing: their result is something else. */
export const consumers = words(`
  validate verify check revoke delete remove send reset change compare hash encrypt set save store update handle mask redact assert
  clear destroy expire invalidate rotate blacklist register unregister post put patch add insert upsert count list log print write
  replace match format normalize normalise sanitize sanitise parse process submit enter edit configure setup init initialize
  initialise upload download subscribe unsubscribe emit publish dispatch render sync resend consume attach inject apply bind
  classify canonicalize define reissue migrate prune strip trim split join filter sort import test ensure confirm forget on toggle toggle decrement increment protect guard
  forward cancel schedule finish convert fix scan eat detect redirect manage moderate cast stringify push map infer to queue enqueue authenticate authorize introspect inspect persist track collect merge link unlink mark notify wipe purge`);

/** Words before `token` or `key` that make it a mark in a text, a counter, a cursor or a design value, not a credential. */
export const tokenKinds = words(`
  next prev previous page paging pagination cursor continuation continue cont start end first last begin current peek lookahead
  open close opening closing left right brace bracket paren comma colon semicolon dot arrow operator keyword identifier ident
  punctuation punctuator literal string number numeric integer float regex regexp template comment whitespace space newline eof eol
  indent dedent tag text word lexer lex parser syntax markdown md html css scss js ts json sql ast node grammar rule
  prompt completion max min total input output used remaining cached reasoning context num n chunk audio image estimated consumed
  thinking gas budget billed available avg average bucket embedding vision overlap generated llm model candidate usage cumulative
  cancel cancellation abort injection inject di design theme color colour style spacing font typography semantic alias
  concurrency etag change sync resume watch sequence separator delimiter special stop bos eos pad unk mask vocab sub
  erc20 erc721 nft lp swap pool liquidity wrapped native base quote fungible reward governance collateral staked stable coin
  rate bucket question exclamation asterisk equal minus plus less greater than bar ampersand slash percent caret tilde hash backtick
  preceding second third penultimate following starting ending nearest trivia node or semi curly star async await operand function offset
  body callee object const yield else if catch finally while throw return var class constructor insertion replacement consequent
  alternate property final resulting possible generation fencing lease lock epoch revision heritage recursion scan topic merged matching found culprit symbol readonly extend expected unexpected unknown matched skip ignored leading trailing inline block line doc jsdoc type export import
  date time format path glob shell arg argument command option flag query search filter sort diff merge rest spread jsx`);

/** Words before `token` that say what it opens, so that a thing named beside them is only where it leads: `resetPageToken`. */
export const tokenPurposes = words(`
  direct reset recovery recover download share shared invite invitation access auth authentication authorization signin login
  session secret private personal member recipient signer signing magic webhook unsubscribe verification confirmation activation
  guest onetime single registration enrollment claim bearer oauth jwt refresh impersonation handoff join`);

/** Words before a plural `tokens` that make them credentials after all. */
export const tokenOwners = words("user account customer member session active revoked expired auth");

/** Words before `authorization` that make it the header of a request. */
export const headerOwners = words("header request http basic bearer raw client api my the x incoming new old current");

/** Words before `session id` that make it the id of a task, a tool or a conversation, which lets nobody in. */
export const sessionKinds = words(`
  debug terminal chat upload checkout edit editing editor trace replay recording game quiz agent conversation language lsp shell pty
  analytics tracking workspace test build job import export call meeting video stream training run sync capture simulator simulation
  sandbox container kernel notebook repl debugger inspector crawl crawler scrape survey interview rtc webrtc sfu profiling benchmark`);

/** Last words of what a database of documents gives: its id is the name of the document. */
export const stored = words("ref reference doc docs snapshot snap");

/** Words before `sid` with which it is the id of a session; before any other it is the string id of that thing. */
export const sessionOwners = words(`
  session sessions sess php connect cookie cookies login auth sso oauth oidc socket engine io web http signed express koa old new
  current my raw the req request jwt admin`);

/** Things of a platform whose `sid` is the string id of the thing: `call.sid`. */
export const platformThings = words(`
  key call message room conference flow number phone service task worker workspace queue channel participant recording transcript
  fleet sim domain application app credential address brand campaign subaccount account resource device endpoint trunk binding
  conversation verification workflow activity`);

/** Words before a messenger's address that make it one of many people: `groupJid`. */
export const audiences = words("group channel broadcast room newsletter community conference muc server bot");

/** Objects whose `token` is one of a text. */
export const parserObjects = words(`
  parser lexer tokenizer scanner stream ast node ctx path program syntax comment source code context reader state grammar marked
  markdown`);

/** Prefixes with which bundlers hand a variable to every browser. */
export const publicPrefixes: readonly string[] = [
  "next public",
  "vite",
  "react app",
  "expo public",
  "nuxt public",
  "vue app",
  "gatsby",
  "parameter",
  "public",
  "ng app",
];

const person = `
  user customer client person patient employee member account profile contact owner recipient sender guest subscriber student
  teacher tenant resident applicant candidate lead buyer seller shopper visitor passenger driver traveler traveller attendee
  participant borrower beneficiary insured policyholder cardholder payer payee parent guardian child kid spouse partner relative
  author admin administrator staff worker agent doctor physician nurse donor volunteer voter citizen taxpayer signer signatory
  consumer me viewer player friend follower registrant enrollee nominee dependent individual human people identity persona
  signup registration login shipping billing invoice delivery consignee addressee householder`;

/** Persons in one program and parts of a tree, an organisation or a cloud in another. */
export const doubtfulOwners = words(
  "member parent child candidate agent author identity viewer player relative individual account profile owner driver worker visitor consumer registration",
);

/** Which words, as the head of an object's name or type, open which context. */
export const contextWords: Readonly<Record<ContextKind, ReadonlySet<string>>> = {
  person: words(person),
  patient: words("patient insured enrollee resident encounter chart admission"),
  credential: words(`
    credential cred auth authentication authorization oauth oauth2 oidc login signin secret vault keychain keyring smtp imap
    basic keypair apikey passport`),
  payment: words("card payment creditcard debitcard wallet checkout charge cardholder paymentmethod billing tender"),
  bank: words("bank banking iban ach sepa wire payout beneficiary account"),
  session: words("session"),
  server: words(
    "smtp imap mail mailer email db database redis mysql postgres pg mongo mongodb ftp sftp ldap proxy rabbitmq mqtt amqp broker connection transport knex sequelize",
  ),
  url: words("query searchparams param querystring"),
  network: words("client remote peer socket connection visitor caller request req"),
  vehicle: words("vehicle car automobile truck motorcycle"),
  message: words("sms dm email mail whatsapp"),
};

/** Objects whose properties are called like data and hold texts, places or rules about them: `labels.password`, `selectors.token`. */
export const describers = words(`
  label selector message text string title placeholder hint error translation i18n locale tooltip icon route column regex
  regexp pattern validator validation rule description caption copy lang dictionary xpath testid locator`);

/** Suffixes of object and type names that say nothing about whose object it is. */
export const objectSuffixes = words(`
  dto entity model record doc document data input output payload info detail row object obj profile response result request form
  body schema prop type interface instance value snapshot json raw param state lean attribute args option config settings new old
  current existing updated created found`);
