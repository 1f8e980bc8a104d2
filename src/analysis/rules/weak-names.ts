// Evidence for names that also mean something harmless: a `token` is a credential in a file about signing in, and a word of a
// language in a parser.
import type { Taint } from "../dataflow/taint.ts";
import type { Program } from "../program.ts";
import { valuesOf } from "../values-of.ts";

// Words of programs that sign in, invite, verify or call with credentials, and what is done with a credential; refuses `author` and
// `design`.
const credentialWords =
  /(?:[vV]alid|[aA]uthenticat|[eE]xpir|[rR]evo[kc]|[rR]efresh|[vV]erif)\w{0,5}[ _]?[tT]oken|[tT]oken ?(?:is |has )?(?:expired|revoked|[iI]sValid)|[iI]nvit(?:e|ation)|new \w*(?:Client|Bot|Api|API)\(|\b(?:jwt|bearer|o?auth|sign_?in|log_?in|logged_?in|logout|password|session|credentials?|webhooks?|otp|mfa|two_?factor|2fa|cookies?|recipients?)\b|[mM]issing (?:\w+ )?[tT]oken|env\.\w*TOKEN\b|[A-Z]_TOKEN is |(?:access|refresh|id|reset|invite|invitation|verification|bearer|api|auth)_?[tT]oken|[aA]uth(?:enticat|oriz|[A-Z_])|verif(?:y|ication)|[lL]ogin|[pP]assword|[sS]ession|[tT]woFactor|[sS]ign[Ii]n\b/;

// Words of programs in which tokens are something else: languages, models, rate limits, dependency injection, coins, design.
const otherTokens =
  /\b(?:lexer|tokenizer|tokeniz|tokenis|parser(?!\s*:)|lexeme|nextToken|peekToken|syntax|ast|grammar|llm|completion|embedding|bucket|ratelimit|erc20|erc721|nft|solana|designTokens?|semantic)|[tT]okeniz|[lL]exer|maxTokens|promptTokens|InjectionToken|max_tokens|tokensPer|tokenCount|CancellationToken|ACME|\bacme/;

// Words of programs in which tokens are coins, told by what is read of them; refuses a payment of a `wallet`.
const coins =
  /[tT]oken(?:Address|Symbol|Contract|Decimals|Obj|Name)\b|\btok(?:en)?\??\.(?:symbol|decimals|contractAddress)\b|\b(?:erc20|ERC20|blockchain|onchain|web3|solana)\b/;

// Programs that manage secrets by their names: there a `secret` is a name, and its content a payload; refuses `clientSecret`.
const secretManagers = /[sS]ecret_?[mM]anager|[sS]ecretVersion|SecretsManager|\bsecretName|\/secrets\//;
// A `secret` and no more: alone, in a list, of an environment; refuses `clientSecret` and `secretValue`.
const bareSecret =
  /^(?:.*\.)?(?:[a-z]{1,6}[sS]ecrets?|secrets?|secret(?:List|s?Env\w*)|(?:[a-z]+ed|all|missing|existing|unknown|new|old|extra)Secrets)$/i;

/** Whether a name that is taken for a secret is the name of one in a program that manages secrets. */
export function isSecretReference({ text }: Program, { category, confidence, label }: Taint): boolean {
  return category === "secret" && confidence !== "flow" && bareSecret.test(label) && secretManagers.test(text);
}

// Sessions of people who are signed in; refuses a file that only counts them.
const signIn =
  /cookie|express-session|log_?(?:in|out)\b|[lL]og(?:in|out)|sign_?(?:in|out)|[sS]ign(?:In|Out)|[aA]uthenticat|[pP]assword|connect\.sid/;
// Sessions of protocols, payments, traces, players, crawlers, ledgers and browsers that are driven.
const otherSessions =
  /modelcontextprotocol|SSEServerTransport|mcp|[cC]heckout|[sS]tripe|(?<![sS]tack[- ]?|log(?:ger)?\.|console\.)[tT]race(?!back)|[wW]eb[sS]ocket|[pP]layback|[cC]hat|[mM]ailbox|IMAP|ssh2|terminal|tab_?I[dD]|room_?I[dD]|agent_?I[dD]|peer_?I[dD]|[rR]eplay|[cC]rawl|[sS]essionPool|[pP]uppeteer|[pP]laywright|[aA]udioSession|[rR]tsp|[lL]edger|[bB]lockchain|[sS]auce|[wW]eb[dD]river|[sS]elenium/;

// Files that read a language, by their names: `path-parser.ts`, `tokenizer.js`.
const languageFile =
  /(?:^|[/\\._-])\w*(?:pars(?:e|er|ing)|lex(?:er)?|tokeni[sz]\w*|grammar|compiler|transpiler|highlight\w*)\.[cm]?[jt]sx?$/i;
// What such a file may read instead: `cookie-parser.ts`, `parseToken.ts`; refuses `tokenizer`.
const credentialFile = /(?:cookie|body|jwt|token|auth|session|header)[^/\\]*$/i;

function isLanguageFile({ path }: Program): boolean {
  return languageFile.test(path) && !credentialFile.test(path.replace(/tokeni[sz]\w*/gi, ""));
}

const takenApart: ReadonlySet<string> = new Set(["split", "match", "matchAll", "tokenize"]);
const ofTokens = /^(?:tok|tokens?)$/i;

/** Whether the file calls the words of a text tokens: `const tokens = line.split(" ")`; a header that is split has a credential behind it. */
function areWords({ values, bindings, text }: Program): boolean {
  return valuesOf({ values }, "store").some(({ value }) => {
    if (!ofTokens.test(bindings[value.binding]?.name ?? "")) return false;
    const stored = values[value.value];
    const callee = stored?.op === "call" ? values[stored.callee] : undefined;
    if (callee?.op !== "property" || !takenApart.has(callee.name ?? "")) return false;
    return !ofHeader.test(text.slice(callee.start, callee.end));
  });
}

// What holds a credential beside its scheme; refuses `line.split`.
const ofHeader = /[aA]uth|[hH]eader|[bB]earer|[cC]ookie|[jJ]wt|[tT]oken/;

// Programs that check, set or send passwords: there `pw` and `pwd` are some.
const passwordWords =
  /[pP]assword|passwd|passphrase|unlock|[lL]og_?in\b|[sS]ign_?[iI]n\b|bcrypt|argon2|pbkdf2|scrypt|\b(?:smtp|ldap|wallet|sudo|ssh)\b/;
// The folder that a shell is in, and a driver of browsers.
const otherPasswords =
  /\b(?:cwd|chdir)\b|\bPWD\b|["'`]pwd["'`]|(?:join|resolve)\(\s*pwd\b|playwright|\bpwd\s*[=:]\s*(?:path|process|sh|exec)/;

interface Evidence {
  readonly words: RegExp;
  readonly against: readonly RegExp[];
}

const evidence: ReadonlyMap<string, Evidence> = new Map([
  ["token", { words: credentialWords, against: [otherTokens, coins] }],
  ["session-id", { words: signIn, against: [otherSessions] }],
  ["password", { words: passwordWords, against: [otherPasswords] }],
]);

const known = new WeakMap<Program, Map<string, boolean>>();

/** Whether the rest of the file backs what a weak name says. */
export function isBacked(program: Program, { category, kind }: Taint): boolean {
  const of = kind === "secret" || kind === "object" ? evidence.get(category) : undefined;
  if (!of) return false;
  const verdicts = known.get(program) ?? new Map<string, boolean>();
  known.set(program, verdicts);
  let backed = verdicts.get(category);
  if (backed === undefined) {
    const isOther = category === "token" && (isLanguageFile(program) || areWords(program));
    backed = !isOther && of.words.test(program.text) && !of.against.some((words) => words.test(program.text));
    verdicts.set(category, backed);
  }
  return backed;
}

const bareToken = /(?:^|\.)_?token$/i;

/**
 * Whether a `token` is only worth a look: nothing in the file speaks of credentials, and nothing of the tokens of languages, models and
 * coins either.
 */
export function isUnbackedToken(program: Program, taint: Taint): boolean {
  const { category, kind, weak, confidence, label } = taint;
  if (category !== "token" || kind !== "secret" || !weak || confidence !== "name" || !bareToken.test(label))
    return false;
  return !isBacked(program, taint) && !isOfOtherTokens(program);
}

// What readers say of the tokens of a text: `Unexpected token`, `Unrecognized attribute definition token`.
const ofReader = /(?:expected|recogni[sz]ed|unknown|illegal|next|current|previous|last)\b[^\n"'`]{0,30}\btoken/i;

function isOfOtherTokens(program: Program): boolean {
  if (ofReader.test(program.text)) return true;
  return isLanguageFile(program) || areWords(program) || otherTokens.test(program.text) || coins.test(program.text);
}

/** Whether a `session` that is logged whole is one of many other things: nothing in the file says that somebody is signed in. */
export function isOtherSession(program: Program, taint: Taint): boolean {
  // Who asks it for its user has one of somebody who is signed in.
  if (taint.carries.includes("user")) return false;
  const isGuess = taint.kind === "object" && taint.category === "session" && taint.confidence === "name";
  const isSignIn = ofRequest.test(taint.label) || keptSession.test(taint.label);
  return isGuess && !isSignIn && !isBacked(program, { ...taint, category: "session-id" });
}

// `session.id`, of a request: what lets its user in again; refuses `imapSession.id`.
const ofRequest = /(?:^|\.)_?(?:req|request|ctx|context)\./;
// What a store keeps under such a key: `redis.get(sess:…)`.
const keptSession = /\(sess\w*:…\)$/i;
// What the browser sends with every request: `req.cookies.session_id`, `cookies.sid`.
const sessionCookie = /(?:^|\.)(?:signedCookies|cookies)\b/;
// The id under which express-session keeps who is signed in.
const expressSession = /^_?(?:req|request)\.sessionID$/;
const sessionsId = /(?:^|\.)session\.id$/;

// Who or what has the session of somebody who is signed in, or hands on whatever it was given; refuses `delivery`, `job` and `player`,
// whose sessions are their own.
const sessionHolders =
  /^_?(?:\w*(?:req|request|res|response|reply|body|params?|query|headers?|cookies?|session|sess|users?|account|member|customer|admin|auth|login|logout|sign_?in|credentials?|token|claims?|jwt|identity|principal|ctx|context|data|payload|input|args?|options?|opts|props|this|self|state|store|storage|result|row|record|doc|document|locals|event|evt|value|values|config|settings|log\w*|entry|item|obj|details?|info|meta|metadata|current|client|security|device)|[a-z]|process\.env|import\.meta\.env)(?:\(\)|\[…\])?$/i;

/** `delivery.sessionId`: an id that a thing has from the protocol, the queue or the call that it came by. */
function isIdOfThing({ category, label, confidence }: Taint): boolean {
  if (category !== "session-id" || confidence === "flow") return false;
  const owner = label.split(".").at(-2);
  return owner !== undefined && !sessionHolders.test(owner);
}

// Programs that start devices that are none.
const simulators = /[sS]imulator|-sim\b|\bsimctl\b|[eE]mulator|\bavd\b/;

// Programs that sign in on behalf of people are clients, and have names: what a server of OAuth says of them.
const signedInPrograms = /client_?secret|redirect_?uri|grant_?type/i;
const clientsName = /(?:^|\.)\w*[cC]lients?(?:\[…\])?\.(?:display)?_?[nN]ame$/;

function isProgramsName({ text }: Program, { label, confidence }: Taint): boolean {
  return confidence === "name" && clientsName.test(label) && signedInPrograms.test(text);
}

// Sessions of a client of a database: https://www.mongodb.com/docs/drivers/node/current/crud/transactions/
const databaseSession = /(?:^|\.)(?:server|client|mongo\w*|db|database|transaction)_?[sS]ession\b/;
// What a guest is given to find a booking by; refuses a file that confirms addresses of mail.
const confirmationCode = /(?:^|\.)\w*confirmation_?codes?$/i;
const bookings = /reservation|booking|appointment|itinerar|\bguests?\b/i;
// What a bank answers to a charge, in programs that take payments and sign nobody in.
const authorizations = /(?:^|\.)authorization(?:_?code|_?number)?$/i;
const charges =
  /\b(?:charge|refund|acquirer|merchant|settlement|cardholder|pos\b|terminal)|[cC]ardBrand|[mM]askedPan|[cC]ard_?[tT]oken/;
const signingIn = /grant_?type|redirect_?uri|code_?verifier|code_?challenge|\boauth|OAuth|client_?secret/;
const sentHeader = /headers?\b|(?:^|\.)(?:req|request)\./i;

/** Whether what a name calls a code or a session is one of another trade, by what the file is about. */
function isOfOtherTrade({ text }: Program, { category, label, confidence }: Taint): boolean {
  if (category === "session-id") return databaseSession.test(label);
  if (category === "one-time-password") return confirmationCode.test(label) && bookings.test(text);
  if (category !== "authorization-code" && category !== "authorization-header") return false;
  if (confidence === "flow" || !authorizations.test(label) || sentHeader.test(label)) return false;
  return charges.test(text) && !signingIn.test(text);
}

/** Whether a taint is more than a guess: its name is strong, its source is followed, or the file backs it. */
export function isConvincing(program: Program, taint: Taint): boolean {
  if (expressSession.test(taint.label)) return true;
  if (taint.category === "session-id" && sessionCookie.test(taint.label)) return true;
  if (isIdOfThing(taint) || isOfOtherTrade(program, taint)) return false;
  // Connections of mail, chat and terminals are sessions with ids as well.
  if (sessionsId.test(taint.label) && !ofRequest.test(taint.label)) return isBacked(program, taint);
  if (taint.category === "imei" && taint.confidence === "name" && simulators.test(program.text)) return false;
  if (taint.category === "person-name" && isProgramsName(program, taint)) return false;
  if (!taint.weak) return taint.category !== "session-id" || !otherSessions.test(program.text);
  // An application may call anything a session, whoever sends its id.
  if (taint.category === "session-id") return isBacked(program, taint);
  if (taint.category === "token" && taint.confidence === "type" && coins.test(program.text)) return false;
  return taint.confidence !== "name" || isBacked(program, taint) || isUnbackedToken(program, taint);
}
