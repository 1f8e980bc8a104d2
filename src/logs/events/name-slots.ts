// The places of a sentence at which a program writes the name that somebody typed, whatever it holds: `findUser` refuses what is no name, but an
// attacker types "[192.0.2.66]" as well.

// Matches "user=", "username: ", `"user": "`, "user [", "name|", "login name "; refuses "user has" and "FAILED LOGIN: ".
const keyed =
  /\b(?:user(?:[ _-]?(?:name|id))?|account(?:[ _-]?name)?|principal(?:[ _-]?name)?|e-?mail|uname|usr|acct|name|identity|identifier|who|(?<!\b(?:failed|invalid|bad|web|to) )log-?in(?:[ _-]?(?:name|id))?)["']?(?:\s?[=:]\s?|(?= ["'`[<(]) |\||(?=[[<]))["'`[<(]?/gi;
// Matches "login of ", "password for user ", "attempt by "; refuses "for 5 minutes" alone.
const announced =
  /\b(?:log-?[io]ns?|sign-?ins?|attempts?|auth\w*|passwords?|credentials|access|fail\w*|rejected|denied|refused|incorrect|invalid|wrong|supplied|unsuccessful|mismatch|connexion|oper)(?: detected)? (?:for|pour|für|of|as|by|del)(?: (?:the |an? )?(?:invalid |unknown |illegal |non-?existent |local |remote )?(?:user(?:name)?|account|login|principal|e-?mail)\b(?:\s?[=:])?)? ["'`[<(]?/gi;
// Matches "user ", "operator ", "login name " before what may be a name; refuses "user password", "client 203.0.113.9".
const titled =
  /\b(?:user(?:name)? (?!(?:or|and|password|credentials|not|does|is|was|has|could|can|authentication|agent|login)\b)|log-?in name |account (?!(?:is|was|has|suspended|locked|disabled|not|name)\b)|(?:utilisateur|benutzer|usuario|operator|endpoint|player|member|subscriber|client|peer) (?=["'`[<(]?[A-Za-z]))["'`[<(]?/gi;

// Matches "null,", a field that holds no name; refuses names that begin so.
const nobody = /^(?:null|none|nil|-)(?=[,;|\])]|$)/i;

/** Where names may begin, in order. */
export function nameSlots(body: string): readonly number[] {
  const found = [keyed, announced, titled].flatMap((each) =>
    Array.from(body.matchAll(each), ({ index, 0: { length } }) => index + length),
  );
  return [...new Set(found)]
    .filter((at) => !nobody.test(body.slice(at, at + 6)))
    .sort((one, other) => one - other)
    .slice(0, maxSlots);
}

const maxSlots = 12;
