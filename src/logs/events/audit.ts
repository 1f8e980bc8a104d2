// Audit records of operating systems: the Linux audit daemon and Windows' Security log.
import { fromSentences, type Recogniser } from "./recogniser.ts";
import { addressIn } from "./address.ts";

/** The Linux audit daemon: `type=USER_LOGIN … msg='op=login acct="bob" … addr=203.0.113.9 … res=failed'`. */
export const linuxAudit = fromSentences({
  id: "linux-audit",
  sentences: [
    // The account may be hexadecimal; what stands behind `exe=` is the kernel's. Matches failed logins, authentications and errors of
    // identity; refuses res=success and records of other types.
    {
      is: /^(?:node=\S+ )?type=(?:USER_(?:ERR|AUTH|LOGIN)|ANOM_LOGIN_\w+) msg=audit\([\d.:]+\): .*?msg='(?:op=\S+ )?.*? ?exe="[^"]*" ?\(?hostname=[^\s,]*,? addr=(?<address>[^\s,]+),? terminal=\S* (?:res=failed|result=Fail\w*)/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:node=\S+ )?type=(?:USER_(?:AUTH|LOGIN)) msg=audit\([\d.:]+\): .*?msg='(?:op=\S+ )?.*? ?exe="[^"]*" ?\(?hostname=[^\s,]*,? addr=(?<address>[^\s,]+),? terminal=\S* (?:res=success|result=Success)/,
      event: "authn_login_success",
    },
    { is: /^(?:node=\S+ )?type=(?:ADD_USER) msg=audit\(.*res=success/, event: "user_created" },
    { is: /^(?:node=\S+ )?type=(?:DEL_USER) msg=audit\(.*res=success/, event: "user_deleted" },
    { is: /^(?:node=\S+ )?type=[A-Z_]+ msg=audit\(/, event: undefined },
  ],
  samples: [
    {
      body: 'type=USER_LOGIN msg=audit(1747470604.230:7788): pid=12946 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0 msg=\'op=login acct="bob" exe="/usr/sbin/sshd" hostname=? addr=203.0.113.9 terminal=ssh res=failed\'',
      meaning: { event: "authn_login_fail", address: "203.0.113.9" },
    },
    {
      body: "type=USER_LOGIN msg=audit(1747470604.230:7788): pid=12946 uid=0 auid=1000 ses=3 msg='op=login id=1000 exe=\"/usr/sbin/sshd\" hostname=198.51.100.4 addr=198.51.100.4 terminal=ssh res=success'",
      meaning: { event: "authn_login_success" },
    },
    {
      body: 'type=CRED_DISP msg=audit(1747470604.230:7789): pid=12946 uid=0 auid=1000 ses=3 msg=\'op=PAM:setcred acct="alice" exe="/usr/sbin/sshd" hostname=198.51.100.4 addr=198.51.100.4 terminal=ssh res=failed\'',
      meaning: undefined,
    },
  ],
});

// Matches the first words of Windows' records on logins, in the order in which an event says them; refuses other records.
const failed =
  /\b(?:An account failed to log on|Logon Failure|Kerberos pre-authentication failed)\b|AUDIT_FAILURE\((?:4625|529|530|531|532|533|534|535|536|537|539|4771)\)/;
const succeeded =
  /\bAn account was successfully logged on\b|\bSuccessful (?:Network )?Logon:|AUDIT_SUCCESS\((?:4624|528|540)\)/;
const locked = /\bA user account was locked out\b|AUDIT_\w+\(4740\)/;
const changed: readonly (readonly [RegExp, string])[] = [
  [/\bA user account was created\b/, "user_created"],
  [/\bA user account was deleted\b/, "user_deleted"],
  [/\bA member was added to a security-enabled \w+ group\b/, "privilege_permissions_changed"],
  [/\bThe audit log was cleared\b/, "sys_monitor_disabled"],
];
// The account that logs on stands in its own section, behind the one of the reporting process.
const account =
  /(?:Account For Which Logon Failed|New Logon|Account Information|Account That Was Locked Out):[^\n]{0,20}[\s\S]{0,160}?Account Name:\s+(\S+)/;
const oldAccount = /\bUser Name:\s+(\S+)/;
const source = /\b(?:Source Network Address|Client Address):\s+(\S+)/;

/** Windows' Security log as text, on one line or many. */
export const windowsSecurity: Recogniser = {
  id: "windows-security",
  wholeRecord: true,
  samples: [
    {
      body: "An account failed to log on.  Subject:  Security ID:  S-1-0-0  Account Name:  -  Account Domain:  -  Logon Type:   3  Account For Which Logon Failed:  Security ID:  S-1-0-0  Account Name:  bob  Account Domain:  EX  Failure Information:  Failure Reason:  Unknown user name or bad password.  Network Information:  Workstation Name: PC1  Source Network Address: 203.0.113.9  Source Port:  50114",
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    {
      body: "An account was successfully logged on.  Subject:  Account Name:  -  New Logon:  Security ID:  S-1-5-21  Account Name:  alice  Network Information:  Source Network Address: 198.51.100.4",
      meaning: { event: "authn_login_success", user: "alice", address: "198.51.100.4" },
    },
    { body: "An account was logged off.  Subject:  Account Name:  alice", meaning: undefined },
  ],
  recognise(body) {
    const event = eventOf(body);
    if (event === undefined) return undefined;
    const user = (account.exec(body) ?? oldAccount.exec(body))?.[1];
    const address = addressIn(source.exec(body)?.[1] ?? "");
    return {
      event,
      outcome: event === "authn_login_fail" || event === "authn_login_lock" ? "failure" : "success",
      origin: "windows",
      ...(user === undefined || user === "-" ? {} : { user }),
      ...(address === undefined ? {} : { address }),
    };
  },
};

function eventOf(body: string): string | undefined {
  if (failed.test(body)) return "authn_login_fail";
  if (succeeded.test(body)) return "authn_login_success";
  if (locked.test(body)) return "authn_login_lock";
  return changed.find(([words]) => words.test(body))?.[1];
}
