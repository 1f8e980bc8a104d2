// A quick look that tells whether a text can hold a security event at all, so that the recognisers are not asked about ordinary lines.

// Matches parts of the words in which every recogniser's sentences are written; refuses "GET /index.html", "block served", "cache miss".
const stems =
  /auth|log(?:ged|g?in|on|\b)|sign[- ]?(?:ed|in|on)|pass|user|acc(?:ess|ount)|cred|deni|den(?:y|ied)|refus|reject|fail|invalid|illegal|not allowed|no pg_hba|su(?:do)? |\bsu\b|root|session|privile|permission|role|group|relay|wrong|incorrect|mismatch|bad|lock|ban|block|attack|attempt|err=|res(?:ult)?=|NOT |proxy|socks|too many|\(\?@|aut[eo]nt|sig(?:term|int|quit)|ready|resum|grant|promot|elevat|demot|runn|regist|start|stop|terminat|accept|535 |530 |shut|reboot|listen|limit|40[137]|4625|4624|ident|connexion|sesi[oó]n|entered|anmeld|autori|unknown|principal|kerb|AS_REQ|SASL|AAA|verify \w{0,9} ?error|blacklist|, TOS [0-9a-f]{2}|to ZNC /i;

/** False when no recogniser can know the text. */
export function mayMatter(body: string): boolean {
  return stems.test(body);
}

// Matches keys whose value decides, "status=failed", "err=49", 'SecurityEvent="…"', and the numbered results of 3proxy; refuses other keys,
// and numbers behind keys that programs fill with words.
const telling =
  /\b(?:err|errno)=|\b(?:res|result|status|outcome|success|\w{0,12}event|action|msg|message|reason|error|type|di)=["']?[a-z]|\b(?:PROXY|SOCKS[45]?|POP3P?|SMTPP?|FTPPR?)\.\d/i;

/** True when texts that differ only in numbers, quoted text and values after `=` can differ in meaning. */
export function valuesMayMatter(body: string): boolean {
  return (body.includes("=") || body.includes(".")) && telling.test(body);
}

// Matches "[LOGIN]", "[auth failed]"; refuses the names of loggers and threads.
const tag = /\[[^\]]{0,20}(?:login|fail|denied)[^\]]{0,20}\]/i;

/** True when a field in brackets before the body belongs to the message. */
export function headerMayMatter(header: string): boolean {
  return header.includes("[") && tag.test(header);
}

// Matches what somebody does to get in; refuses texts without any such act.
const acts =
  /log|connection (?:attempt|failed for)|attempted access|factor|sign|auth|passw|cred|otp|totp|2fa|mfa|user|account|pin\b|oper\b|rcon\b|attempt|passphrase|access|connexion|session|sesi|anmeld|aanmeld|entered an?\b/i;
// Matches what becomes of it; refuses texts that tell no outcome.
const ends =
  /fail|passed|den(?:ied|y)|reject|refus|success|succe|invalid|incorrect|wrong|mismatch|bad|error|\bnot\b|n't|no such|unknown|exist|accept|logged|signed|lock|too many|exceed|reach|scheiter|abgelehnt|abgewies|erfolg|authori|riuscit|r[ée]ussi|exitoso|correcto|tried|authenticated from|\b(?:accept|permit|allow|deny|refuse) |unsuccess|illegal|could|cannot|unable|\bok\b|grant|permit|complet|unauthori|false|échec|echec|fehlg|fall|falh|mislukt|incorrect/i;

/** False when a text cannot tell how a login ended. */
export function mayTellLogin(text: string): boolean {
  return acts.test(text) && ends.test(text);
}
