// Finds personal data in text by its value: e-mail addresses and telephone numbers. Says where they are and keeps nothing.

// Matches `alice.smith@mail.example.com` around the @ sign; refuses what has no domain with a name at its end.
const email = /^[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}([a-z]{2,24})(?![\w@-])/i;
// Matches mailboxes of a role, of which there is no person; refuses names that only begin like one.
const role =
  /^(?:no-?reply|do-?not-?reply|root|admin|administrator|postmaster|hostmaster|webmaster|mailer-daemon|daemon|info|support|contact|sales|security|abuse|hello|help|git|svn|bot|ops|team|billing|notifications?|alerts?|newsletter|nobody|test|user|example|cron|www-data)(?:[+-][\w.+-]*)?@/i;
// What stands behind an @ sign without being a mailbox: algorithms of SSH, units of systemd, files, versions.
const noMailDomain = /@(?:openssh\.com|libssh\.org|lysator\.liu\.se|github\.com|gitlab\.com|bitbucket\.org)(?![\w.-])/i;
const noTopDomain: ReadonlySet<string> = new Set(
  "service slice socket target timer scope mount path device swap js ts mjs cjs jsx tsx json css map html py java class jar go rs rb php png jpg jpeg gif svg webp ico pdf txt log md yml yaml xml local localdomain lan internal invalid test".split(
    " ",
  ),
);
// Matches "+49 170 1234567" and "+1 (202) 555-0143"; refuses zones such as +0200, sums and numbers inside words.
const phone = /(?<![\w+/=.-])\+[1-9]\d{0,2}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{1,4}(?:[ -]?\d{2,4}){2,4}(?![\w.-]?\d)/;
/** The category of the first personal datum in the text, undefined when there is none. */
export function personalValueIn(text: string): string | undefined {
  if (text.includes("@") && hasEmail(text)) return "email";
  return text.includes("+") && phone.test(text) ? "phone" : undefined;
}

function hasEmail(text: string): boolean {
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < 65 && isLocal(text.charCodeAt(start - 1))) start--;
    if (start === at || isPartOfUrl(text, start)) continue;
    const found = text.slice(start, at + 300);
    const domain = email.exec(found)?.[1]?.toLowerCase();
    if (domain === undefined || noTopDomain.has(domain) || role.test(found) || noMailDomain.test(found)) continue;
    if (!isMachine(found.slice(0, at - start))) return true;
  }
  return false;
}

// `https://user@host` and `user:password@host` name an account of a machine.
function isPartOfUrl(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  return /:\/\/[^\s"'<>]*$/.test(before);
}

// Ids of messages and bounces: more digits than letters.
function isMachine(local: string): boolean {
  const digits = local.replace(/\D/g, "").length;
  return digits > 6 && digits * 2 > local.length;
}

function isLocal(code: number): boolean {
  if ((code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return true;
  // + - . _
  return code === 43 || code === 45 || code === 46 || code === 95;
}
