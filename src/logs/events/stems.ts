// A quick look that tells whether a text can hold a security event at all, so that the recognisers are not asked about ordinary lines.

// Matches parts of the words in which every recogniser's sentences are written; refuses "GET /index.html", "block served", "cache miss".
const stems =
  /auth|log(?:ged|g?in|on|\b)|sign[- ]?(?:ed|in|on)|pass|user|acc(?:ess|ount)|cred|deni|den(?:y|ied)|refus|reject|fail|invalid|illegal|not allowed|no pg_hba|su(?:do)? |\bsu\b|root|session|privile|permission|role|group|relay|wrong|incorrect|mismatch|bad|lock|ban|block|attack|attempt|err=|res(?:ult)?=|NOT |proxy|socks|regist|start|stop|terminat|accept|535 |530 |shut|reboot|listen|limit|40[137]|4625|4624|ident|connexion|anmeld|autori|unknown|principal|kerb|AS_REQ|SASL|AAA/i;

/** False when no recogniser can know the text. */
export function mayMatter(body: string): boolean {
  return stems.test(body);
}

// Matches keys whose value decides, "status=failed", "err=49", 'result: "denied"', and quoted text; refuses texts without any value.
const telling =
  /(?:\b(?:PROXY|SOCKS[45]?|POP3P?|SMTPP?)[. ]|\b(?:err|errno|res|result|status|state|code|event|action|outcome|success|reason|msg|message|error|tag|verdict|auth|login|type|severity)["']?[=:])|"[^"]*[a-z]{4}[^"]*"|\s40[137]\b|\/40[137]\b/i;

/** True when texts that differ only in numbers, quoted text and values after `=` can differ in meaning. */
export function valuesMayMatter(body: string): boolean {
  return telling.test(body);
}
