// The words in which programs speak of logins: an act of authentication and what became of it. Each table says what it matches and what
// it leaves to others, so that a sentence that only mentions logins is none.

/** What a sentence says. */
export type LoginPhrase =
  | "authn_login_fail"
  | "authn_login_fail_max"
  | "authn_login_lock"
  | "authn_password_change_fail"
  | "authn_login_success";

// Matches "login failed", "authentication attempt for bob was unsuccessful", "password for user bob is incorrect", "auth: denied";
// refuses "login page failed", "authentication service: error", "password reset failed".
const actThenFailure =
  /\b(?:(?:user)?log-?[io]ns?|sign[ -]?[io]ns?|(?<!\b(?:message|card|payment|3-?d secure) )(?:pre-?)?authentications?|x?auth|authe?n|password|passcode|otp|totp|2fa|mfa|credentials?|two-?factor|second[ -]factor|sasl \w{1,16})(?: or [a-z]{2,12})?(?:(?:: |[ _-])(?:attempts?|requests?|check|verification|validation|challenge|try|code|of))?(?:,? (?:for|of|by|from|as|with|using|via|attempt|supplied|given|entered|provided) [^\n]{1,160}?)?(?: (?:was|has|have|is|were|been|are|finally|permanently|again|still|also))*(?: -|:)?[ _](?:failed|failure|fails|denied|rejected|refused|unsuccessful|invalid|incorrect|wrong|mismatch(?:ed)?|error|not (?:valid|accepted|correct|matched|verified)|does(?:n't| not) match|did(?:n't| not) match)\b/i;
// Matches "failed login", "invalid credentials", "wrong username or password", "wrong email or password", "unsuccessful SSH sign-in"; "failed CHAP authentication", "invalid or unspecified password"; refuses "invalid login page".
const failureThenAct =
  /\b(?:failed|failure of|invalid|incorrect|wrong|bad|unsuccessful|illegal|rejected|denied|refused|unauthori[sz]ed|non-?existent|false)(?: or [a-z]{4,12})?(?:[ _-](?:web|ssh|ftp|sftp|smtp|imap|pop3?|http|sip|vpn|rdp|telnet|admin|administrator|webmail|user|remote|local|console|api|basic|two-factor|second-factor|[12]fa|mfa|totp|otp|webauthn|passkey|duo|root|client|server|unix|rcon|backend|master|consecutive|enable|controller|plain|chap|pap|eap|peap|mschap(?:v2)?|ntlm|digest|cram-md5|ldap|radius|kerberos|pam|sso|oauth2?|interactive|network|database|db)){0,3}(?:[ _-](?:user ?name|user ?id|user|e-?mail|login|name|account|credentials|password|identifier|phone(?: number)?|employee (?:id|code|number)|nickname|customer (?:id|number))(?: or| and|,| ?&|\/)?)?(?:[ _-]|(?<=\/))(?:log-?[io]ns?|sign-?ins?|(?:sign|log) in(?= (?:for|from|of|by|as|attempt)\b)|authentications?|authenticating|auth|passwords?|passwd|passphrase|pwd|pw(?![\w.])|passcode|credentials?|credential|otp|totp|[12]fa|mfa|two-?factor|second[ -]factor|(?:one-?time|verification|recovery|backup|sms) (?:code|password|passcode|pin)|user ?name)(?! (?:reset|token|recovery|change|expir\w+|page|form|view|screen|template|handler|hook|link|url|route|module|field|format|hash|file|policy|length|strength|configuration|config|count\w*|threshold|limit|metric|alert|report|test|records?|entries|history|statistics))\b/i;
// Matches "failed to log in", "could not authenticate user bob", "unable to verify password"; refuses "failed to authenticate with registry".
const unable =
  /\b(?:could(?: not|n't)|cannot|can't|unable to|failed to|failure to|was not able to) (?:be )?(?:authenticate[d]?|log-?in|log in|sign-?in|sign in|log on|(?:logged|signed)[ -]?in|verify (?:the |user )?(?:password|credentials|otp)|validate (?:the )?(?:user|login|principal|password|credentials)|(?:provide|supply|present|enter) (?:a |the )?(?:valid|correct) (?:password|credentials?|passcode|otp|code|second[ -]factor|[12]fa|mfa))\b(?! (?:with|to|against) (?!(?:the |your |an? )?(?:account|admin|console|panel|gain|system|application|app|site|portal|dashboard|controller|router|switch|device|vpn|gateway|firewall|management|web|interface|gui|ui|password|wrong|invalid|incorrect|bad|credentials|key|user)\b))/i;
// Matches LOGIN_FAILED, loginFailed, auth-failure, AUTHFAIL, "authFailed", "auth_login_failed"; refuses words that only begin so, counters and pages.
const joined =
  /(?<!\b(?:group|role|list|tag|label) )\b(?:user|(?:auth|admin|web|api|ssh|s?ftp|vpn|portal|console|remote|local|account|client|member|customer|security|audit)(?=[_.:-]))?[_.:-]?(?:auth(?:entication|n)?|log[io]n|sign[_-]?in)[_.-]?(?:attempt[_.-]?)?(?:fail(?:ed|ure)?|error|denied|rejected|invalid)(?![a-z0-9]|-[a-z])(?!\s?[=:]\s?\d)(?!_(?:total|counts?|attempts?|events?|at|threshold|limit|max|window|handler|rate|seconds|page|url|path|view|template|message|text|redirect|delay|email|mail|hook|callback|notif\w+|alert\w*|metric\w*|log|enabled|timeout)\b)/i;
// Matches "AuthenticationFailureEvent | bob", "|authentication|uri|/app|failure|", what happened as a column or as the name of an event; refuses names of listeners.
const columns =
  /\b(?:Authentication|Login|Logon)Fail(?:ed|ure)\w{0,30}Event\b(?! (?:listener|handler|class|bean|published))|([|;\t])\s?(?:authentication|log-?[io]n|sign-?in)\s?\1(?:[^|;\t\n]{0,200}\1){0,3}\s?(?:failure|failed|denied|rejected)\s?(?:\1|$)/i;
const goodColumns =
  /\b(?:Authentication|Login|Logon)Success\w{0,30}Event\b(?! (?:listener|handler|class|bean|published))|([|;\t])\s?(?:authentication|log-?[io]n|sign-?in)\s?\1(?:[^|;\t\n]{0,200}\1){0,3}\s?(?:success(?:ful)?|succeeded|ok|accepted)\s?(?:\1|$)/i;
// Matches LOG_LOGIN_FAILED, SMTP_AUTH_FAILURE, "AUTH FAIL bob 203.0.113.9"; refuses names of counters, as in LOGIN_FAILED_TOTAL.
const capitals =
  /\b(?:[A-Z]{2,12}_){1,3}(?:LOGIN|LOGON|AUTH|SIGNIN|SIGN_IN|AUTHENTICATION)_(?:FAIL|FAILED|FAILURE|ERROR|DENIED|REJECTED|INVALID)(?![A-Za-z0-9_])|\b(?:AUTH|LOGIN|LOGON|SIGNIN) (?:FAIL|DENY|REJECT|REFUSE) (?=\S{1,80} (?:\d{1,3}\.){3}\d{1,3}\b)/;
// Matches "access denied for user bob", "tried to log in with wrong password", "authentication returned 'deny'", "invalid attempt from client 203.0.113.9", "did not meet connection authorization policy", "tried to log in but …", "2 login failures from …", "unauthorized user attempting to access …", "username and password do not match", "no such user" and its kin next to a word on logins.
const denied =
  /\blog-?[io]n: \S{1,80} \((?:failed|denied|rejected)\)|\b(?:auth(?:entication)?|log-?in): (?:(?:user|account|client) )?\S{1,80}(?: (?:from|at|ip) \S{1,60})? (?:was )?(?:denied|rejected|refused)\b|\b(?:error|err|reason|code|cause)\s?[=:]\s?["']?(?:invalid|wrong|bad|incorrect)[_-]?(?:password|credentials?|login|passwd|otp|pin|passcode)\b|\b(?:access|permission|log-?[io]n|connection) denied (?:for|to) (?:user|account|login)\b|\bunauthori[sz]ed (?:user|person|client|host|party) (?:attempting|attempted|tried|trying) to (?:access|log|sign|connect)\b|\b\d+ (?:log-?[io]n|authentication|sign-?in) failures? (?:from|by|for)\b|\bfailed (?:oper|rcon|access) (?:attempt|login) (?:by|from)\b|\b(?:reject|refus|den)(?:ed|ing|ying|ied) (?:the )?(?:[\w-]{2,12} )?(?:log-?[io]n|sign-?[io]n|credentials?|password)\b(?! (?:reset|change|page|form))(?=[^\n]{0,160}\b(?:\d{1,3}\.){3}\d{1,3}\b)|\b(?:used|entered|supplied|gave|provided|typed) (?:the |an? )?(?:wrong|invalid|incorrect|bad) (?:password|passcode|pin|code|otp)\b|\battempts? to (?:log-?[io]n|log in|sign in|authenticate)\b[^\n]{0,120}? (?:was |were )?(?:not successful|unsuccessful|failed|rejected|denied)\b|\bdigest(?: response)? mismatch for (?:user|account)\b|\btried to (?:log-?in|log in|sign in|authenticate) (?:(?:with|using|as) (?:an? )?(?:wrong|invalid|incorrect|bad|unknown|disabled)|but\b)|\buser ?name and password do(?: not|n't) match\b|\bauthenticator failed\b|\bdid not meet (?:the )?(?:connection|log-?[io]n|resource) authori[sz]ation policy\b|\brequest you have made requires authentication\b|\binvalid (?:access |connection )?attempt (?:from|by) (?:client |host |ip |address )?\d{1,3}\.|\b(?:log-?[io]n|auth\w*|sign-?in) (?:returned|answered|resulted in|ended (?:with|in|as)) ["'](?:den(?:y|ied)|fail(?:ed|ure)?|reject(?:ed)?|refused|invalid)["']|\bno auth(?:entication)? methods? (?:succeeded|passed|worked)\b|\bfailed connection attempt (?:from|by) \S{1,80} (?:as|for|with) (?:user|login|account)\b|\bconnection failed for [^\n]{1,120}? from (?:ip|host|address)\b|\b(?:user|account|username|login) (?:["'`[<]?[^\s"'`]{1,80}["'`\]>]? )?(?:not found|does(?:n't| not) exist|is unknown|unknown|is disabled|is locked)\b(?=[^\n]{0,80}\b(?:log-?[io]n|auth\w*|sign-?in|password))|\b(?:log-?[io]n|auth\w*|sign-?in)\b[^\n]{0,80}\b(?:no such user|unknown user|unknown username|user not found|user unknown|invalid user|account (?:is )?disabled)\b/i;
// Matches "203.0.113.9 login bob failed", "an attempt was made to authenticate the locked user", "login attempt with non-existent email", "sign-in attempt for locked account", "unrecognised login attempt"; refuses attempts alone.
const hopeless =
  /(?<=(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?[)\],]{0,2} )(?:log-?in|sign-?in) (?!(?:page|form|request|attempt|handler|route|service|server|process|screen|script|module|endpoint)\b)\S{1,80} (?:failed|denied|rejected|refused)\b|(?<=(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?[)\],]{0,2} )(?:failed|was not able|could not|was unable) (?:to )?(?:log-?in|log in|sign in|authenticate) (?:to|at|on) |\bauthentication against \S{1,80} (?:failed|was refused|was rejected) for |\b(?:unknown|invalid|non-?existent|locked|disabled|blocked) user(?:name)? \S{1,80} (?:tried|attempted) to (?:log-?in|log in|sign in|authenticate)\b|\battempt(?:ed)? (?:was |were )?(?:made )?to (?:authenticate|log-?in|log in|sign in) (?:as |the |a |an )*(?:locked|unknown|non-?existent|disabled|expired|blocked) (?:user|account)\b|\b(?:log-?[io]n|sign-?in|auth\w*|access) attempt (?:with|for|on|by|from|to|using|as) (?:an? |the )?(?:non-?existent|not existing|unknown|invalid|locked|blocked|disabled|inactive|deactivated|suspended|deleted|unrecogni[sz]ed|unverified|banned|expired|wrong|incorrect|unauthori[sz]ed)\b|\b(?:unauthori[sz]ed|unrecogni[sz]ed|unsuccessful) (?:log-?[io]n|sign-?in) attempt\b|\b(?:failed|unsuccessful|invalid|rejected|illegal|unauthori[sz]ed|refused) attempts? to (?:log-?[io]n|log in|sign in|authenticate)\b|\battempted access with (?:an? |the )?(?:non-?existent|invalid|unknown|expired|inactive|revoked) (?:api )?(?:key|token|credentials)\b|\battempted (?:log-?[io]n|sign-?in)(?: \S{1,80}){0,4} (?:with|using) (?:an? )?(?:wrong|invalid|incorrect|bad|unknown)\b/i;
// The same in other languages: French, German, Spanish, Portuguese, Italian, Dutch.
const abroad =
  /(?:^|[^\wé])[ée]chec (?:de (?:la )?|d['’])(?:connexion|authentification|ouverture de session)|\b(?:anmeldung|anmeldeversuch|authentifizierung|login)(?: \S{1,60}){0,9} (?:fehlgeschlagen|gescheitert|abgelehnt|abgewiesen|verweigert)|\bfehlgeschlagene[rn]? (?:anmelde|login)|\b(?:autenticaci[oó]n|inicio de sesi[oó]n)(?: \S{1,60}){0,4} (?:fallid[ao]|incorrect[ao])|\b(?:autentica[cç][aã]o|login)(?: \S{1,60}){0,4} falhou|\bautenticazione(?: \S{1,60}){0,4} fallita|\b(?:aanmelding|authenticatie)(?: \S{1,60}){0,4} mislukt/i;

// Matches "PIN rejected", "wrong PIN"; refuses pins of hardware: "invalid pin 7", "PIN 7 mismatch".
const pin =
  /\bPIN (?:code )?(?:was |is )?(?:rejected|incorrect|invalid|wrong|refused|denied|mismatch)\b|\b(?:[Ii]ncorrect|[Ww]rong|[Ii]nvalid|[Bb]ad) PIN\b(?! (?:number |configuration )?\d)/;

// Matches "too many failed login attempts", "maximum authentication attempts exceeded", "login attempt limit reached"; refuses a limit that is only configured.
const exceeded =
  /\btoo many (?:failed |invalid |unsuccessful |incorrect )?(?:log-?[io]n|sign-?in|authentication|password|auth) (?:attempts|failures|tries|errors)\b|\bmax(?:imum)?(?: number of)? (?:failed )?(?:log-?[io]n|authentication|password|auth)(?:entication)? (?:attempts|tries|failures|retries)[^\n]{0,60}\b(?:exceeded|reached)\b|\bexcessive (?:failed )?log-?[io]n (?:failures|attempts)\b|\b(?:log-?[io]n|sign-?in|auth\w*) attempts? limit (?:was |has been )?(?:reached|exceeded)\b/i;
// Matches "account bob locked", "user bob has been locked out"; refuses "unlocked", "file locked by user".
const locked =
  /\baccount\b[^\n]{0,80}?(?<!not |un)\b(?:locked(?: out)?|temporarily (?:disabled|blocked|suspended))\b|\b(?:user|login)\b[^\n]{0,60}\b(?:has been|was|is(?: now)?|got) (?:temporarily )?locked(?: out)?\b|\block(?:ing|ed)(?: out)? (?:the )?(?:account|user)\b/i;

// Matches "account bob locked after 5 failed attempts"; refuses "login failed: account locked".
const lockedAfter =
  /\b(?:account|user)\b[^\n:]{0,60}?(?<!not |un)\blocked(?: out)?,? (?:after|due to|because of|for \d)|\b(?:attempts|failures|tries|log-?ins), locking (?:the |this |out )?(?:account|user)\b/i;
// Matches "password change for bob failed", "failed to change password"; refuses "changed password".
const notChanged =
  /\bpassword (?:change|update|reset)(?: (?:for|of|by) [^\n]{1,80}?)? (?:was )?(?:failed|denied|rejected|refused)\b|\b(?:failed|unable|could not) (?:to )?(?:change|update|reset) (?:the )?password\b/i;

// Matches "logged in", "login succeeded", "successfully authenticated", "user bob authenticated", "passed authentication", "authentication successful"; refuses "login page" and "logged out".
const succeeded =
  /\b(?:logged|signed)[ -]?(?:in|on)\b|\b(?:log-?[io]n|sign-?in|authentication|auth)(?: attempt|(?: request(?= (?:for|of|by|from) )))?(?: (?:for|of|by|from|as|attempt) [^\n]{1,120}?)?(?: was| is| has)?[: ] ?(?:succeeded|success(?:ful(?:ly)?)?|ok|accepted|granted|permitted|completed)\b|\bsuccess(?:ful(?:ly)?)?[ _](?:\w{1,12} )?(?:log-?[io]n|sign-?in|logged[ -]?in|signed in|authenticated|authentication|auth)\b|\bauthenticated successfully\b|\bauthenticated from (?=\d{1,3}\.|[0-9a-f]{0,4}:)|\b(?:user|account|member|player|admin|operator) \S{1,80} (?:has |was |successfully )?logged into\b|\bpassed authentication\b|\buser \S{1,100} (?:was |has been )?authenticated\b(?! (?:with|to|against|by) (?:an? )?(?:invalid|expired|unknown))|(?<=^\s{0,8}|(?<!\b(?:user|username|login|name|account|for|by|of)\s?)[:\]>|-]\s{1,3})accepted (?:password|publickey|login|authentication) (?:on \S{1,40} )?(?:for|from)\b|(?<!only )\bauthori[sz]ed log-?in (?:from|by|for|of)\b|\b(?:anmeldung|login|connexion|inicio de sesi[oó]n|accesso)(?: \S{1,60}){0,6} (?:erfolgreich|réussie?|correcto|exitoso|riuscit[ao]|bem-sucedido)\b|\berfolgreich (?:an|ein)(?:gemeldet|geloggt)|\b(?:auth(?:entication)?|log[io]n)[_.-]?(?:success(?:ful)?|succeeded|granted|ok)\b(?!\s?[=:]\s?\d)/i;
// Matches "not logged in", "must be signed in", "if logged in", "3 users logged in"; refuses "user bob logged in".
const notSucceeded =
  /\b(?:not|never|must be|be|if|when|unless|until|already|nobody|no one|isn't|wasn't|aren't|are|to be|failed to|unable to|failed to get|could not get|last|currently|users|time|while|keep(?:ing)?|stay(?:ed)?|being) (?:logged|signed)[ -]?(?:in|on)\b|\b(?:unsuccessful|not|no|without|last|previous|since|require[sd]?|awaiting|expect\w*|test\w*)(?: a| the)? (?:success(?:ful)?(?:ly)? )?(?:log-?[io]n|logged|authenticated|authentication|sign-?in)\b/i;

// Matches "login user=bob … result=failed", "result=failed action=login", "auth reject user=bob", "auth … success=false"; refuses keys of other acts.
const keyedFailure =
  /\b(?:result|status|outcome)=["']?(?:fail(?:ed|ure)?|denied|rejected)\b[^\n]{0,120}\b(?:action|event|type|act)=["']?(?:log-?[io]n|sign-?in|auth(?:n|entication)?)\b|\b(?:auth|log-?[io]n|sign-?in) (?:reject|deny|fail|refuse|failure):?(?= [\w.-]{2,30}=)|\b(?:log-?[io]n|auth(?:n|entic\w+)?|sign-?in)\b[^\n]{0,200}\b(?:result|status|outcome|res|state|info)\s?[=:]\s?["']?(?:(?:perm)?fail\w*|den(?:y|ied)|error|rejected|invalid\w*|unauthori[sz]ed)\b|\b(?:log-?[io]n|auth(?:n|entic\w+)?|sign-?in)\b[^\n]{0,200}\bsuccess(?:ful)?\s?[=:]\s?["']?(?:false|0|no)\b/i;
const keyedSuccess =
  /\b(?:auth|log-?[io]n|sign-?in) (?:accept|permit|allow|grant|success):?(?= [\w.-]{2,30}=)|\b(?:log-?[io]n|auth(?:n|entic\w+)?|sign-?in)\b[^\n]{0,200}\b(?:result|status|outcome|res|state|info)\s?[=:]\s?["']?(?:success\w*|ok|succeeded|accept(?:ed)?|allow(?:ed)?|grant(?:ed)?)\b|\b(?:log-?[io]n|auth(?:n|entic\w+)?|sign-?in)\b[^\n]{0,200}\bsuccess(?:ful)?\s?[=:]\s?["']?(?:true|1|yes)\b/i;

// A count, a setting, a condition or a description of failures, not a failure.
const onlyAbout =
  /\b(?:lists?|reports?|summary|summaries|statistics|digest|overview|history) (?:of|on|about) (?:the |all |recent )?(?:failed|invalid|bad|wrong|unsuccessful) |\b(?:listeners?|handlers?|subscri\w+|topics?|queues?|channels?|hooks?|consumers?) (?:for |to |on |of )?(?:events? |messages? )?["']?[\w.:-]{0,60}(?:log-?in|auth)|\breceived an? (?:invalid|incorrect|bad) passw\w{1,3}!?$|\bfailed[ _-](?:log-?[io]ns|sign-?ins|passwords)\s?[:=]\s?\d|\b(?:statement|query|execute): |\bupdate \w{1,60} set\b|\bdelete from\b|\b(?:missing|unknown) (?:translation|key|message)\b|\b(?:locale|i18n)\b|\b\d+ (?:failed|wrong|invalid|incorrect|unsuccessful|bad) (?:log-?[io]ns|sign-?ins|passwords|authentications)\b(?! (?:for|from|by|of) )|\b(?:table|column|migrat\w+|select(?= \*| \w{1,40}(?:, ?\w{1,40}){0,9} from )|insert into|older than)\b|\b(?:0|no|zero|without|any|max(?:imum)?|limit|threshold|allowed|number of|counts? of|reset(?:ting)?|clear(?:ed|ing)?|total|last|previous|since|there (?:was|were)|if|when|unless|upon|on|whether|in case of|handle|handling|simulat\w*|test\w*|example|expect\w*|ignor\w+|monitor\w*|(?<!(?:\d{1,3}\.){3}\d{1,3} (?:has )?)(?:detect|record|report)\w*|alert\w*|notif\w+|log(?:ging)?|show\w*|rule|filter|enabled?|disabled?|configur\w+|hook|callback) (?:for |of |on |the |a |an |all |any |\d+ |consecutive |recent |counter |number |failed_){0,3}(?:failed|failure|failures|invalid|unsuccessful|bad|incorrect|wrong|(?:log-?[io]n|authentication|sign-?in|auth) (?:failures?|errors?|failed|denied))\b|\b(?:failed|invalid|unsuccessful|bad)[ _-](?:log-?[io]ns?|authentications?|passwords?|sign-?ins?)(?:[ _-](?:attempts?|tries|count\w*))?\s?(?:[:=]|is|was|set to|count)\s?0\b|\b(?:log-?[io]n|sign-?in|auth\w*|password)[ _-](?:failures?|errors?|attempts?)[ _-](?:counters|statistics|history|metrics)\b|\b(?:log-?[io]ns|sign-?ins|attempts|failures|passwords) (?:are|will be|can be|may be) (?!invalid|wrong|incorrect|denied|rejected|refused)|\b(?:failed|invalid|bad|wrong) (?:log-?[io]ns|sign-?ins|authentications|passwords) (?:above|below|over|under|within|exceeding|threshold)\b|\battempts? (?:allowed|remaining|left|before|per|within|in the last|since)\b|\bfailed[ _-](?:log-?[io]n|auth\w*|password)[ _-](?:attempts?[ _-])?(?:count\w*|limit|threshold|window|delay|policy|handler|hook|email|notification)\b/i;
// Tests of a login, and their results.
const tested =
  /\bfailed (?:tests?|specs?|cases?|scenarios?|suites?|assertions?|steps?)\b|\b(?:tests?|specs?|scenarios?|suites?) (?:failed|passed)\b|\b(?:rejects|accepts|shows|returns|throws|displays|handles) (?:an? |the )?(?:error|wrong|invalid|incorrect|failed|bad)\b/i;
// Who is refused here is the program itself, by somebody else: it tries again, or asks to look after its own settings.
const ownSide =
  /\b(?:re-?trying|will retry|retry (?:in|after|attempt|\d)|trying again|reconnect\w*|next (?:attempt|try|retry) in)\b|\b(?:check|verify|update|set|configure) (?:the|your|that|its)(?: \w{1,20}){0,2} (?:api[ _-]?key|tokens?|credentials?|passwords?|settings|configuration|config|secret|environment)\b|\bcheck [A-Z][A-Z0-9]{1,20}_[A-Z0-9_]{2,40}\b|\bsaid: \d{3}\b|\b(?:server|host|remote|peer) (?:says|said|replied|answered|responded)\b|\b(?:failed|rejected|refused|invalid) for \S{1,80}@[\w.-]{3,80}:\d{2,5}(?![\d.])|\b(?:upstream|downstream) (?:\w{1,20} )?(?:server|registry|api|proxy|provider|service)?\b|\b(?:login|auth\w*|sign-?in) (?:attempt )?failed: (?:request |connection |network |read )?(?:timeout|timed out)/i;
// The service that checks could not be reached: nobody was refused.
const outOfOrder =
  /\b(?:auth\w*|ldap|kerberos|radius|oauth|oidc|sso|identity|database|sql|backend|directory)(?: \w{1,20}){0,2} (?:server|service|backend|provider|daemon|database|host|connection)\b[^\n]{0,80}\b(?:unavailable|unreachable|timed? ?out|not respon\w+|refused(?! (?:the |a )?(?:log-?[io]n|sign-?[io]n|passwords?|credentials)\b)|lost|down|closed|could not connect)\b|\b(?:ECONNREFUSED|ETIMEDOUT|ENOTFOUND|connection (?:refused|timed out|reset)|could not connect|can't connect|unable to connect|no route to host|temporar(?:y|ily) (?:\w{2,12} )?(?:failure|unavailable|problem|error)|(?:unable to|cannot|could not) authenticate at present|lost connection|connection lost|server unavailable|service unavailable|internal (?:server )?error)\b/i;
// A password that is being changed, stored or generated, not presented.
const changing =
  /\b(?:reset\w*|chang\w+|updat\w+|forg[eo]t\w*|recover\w*)(?: (?:of|the|a|user|user's|users'|new|account|their|his|her|own|for)){0,3} passwords?\b|\bpasswords? (?:reset|chang\w+|updat\w+|recovery)\b/i;
const storing =
  /\b(?:hash\w*|encrypt\w*|decrypt\w*|generat\w*|stor\w+|load\w*|pars\w+|migrat\w+|sav\w+|send\w*|fetch\w*|render\w*|confirm\w*)(?: (?:of|the|a|user|user's|new|account|your)){0,3} (?:passwords?|credentials?|log-?[io]n|auth\w*)\b|\bpasswords do not match\b|\bpass(?:phrase|word) (?:for|of) (?:the |an? )?(?:archive|key|key ?store|private key|zip|backup|volume|disk|certificate|wallet)\b/i;

/** What the sentence says of a login, undefined when it only mentions one. Takes text without what clients quoted. */
export function loginPhrase(text: string): LoginPhrase | undefined {
  if (lockedAfter.test(text)) return "authn_login_lock";
  if (notChanged.test(text)) return "authn_password_change_fail";
  if (exceeded.test(text)) return "authn_login_fail_max";
  if (says(text)) {
    if (storing.test(text) || outOfOrder.test(text) || tested.test(text) || ownSide.test(text)) return undefined;
    if (changing.test(text)) return undefined;
    if (!onlyAbout.test(text)) return "authn_login_fail";
    return locked.test(text) ? "authn_login_lock" : undefined;
  }
  if (locked.test(text)) return "authn_login_lock";
  return (succeeded.test(text) && !notSucceeded.test(text)) || keyedSuccess.test(text) || goodColumns.test(text)
    ? "authn_login_success"
    : undefined;
}

function says(text: string): boolean {
  return (
    actThenFailure.test(text) ||
    failureThenAct.test(text) ||
    unable.test(text) ||
    joined.test(text) ||
    capitals.test(text) ||
    columns.test(text) ||
    denied.test(text) ||
    hopeless.test(text) ||
    abroad.test(text) ||
    keyedFailure.test(text) ||
    pin.test(text)
  );
}
