// Directories and central authentication: OpenLDAP, Kerberos, RADIUS, Samba.
import { fromSentences } from "./recogniser.ts";

export const directory = fromSentences({
  id: "directory",
  sentences: [
    // Matches Samba's "Auth: [SMB2,(null)] user [CORP]\\[bob] at […] with [NTLMv2] status [NT_STATUS_WRONG_PASSWORD] workstation [PC7] remote host
    // [ipv4:203.0.113.9:50134] …" and its line for NT_STATUS_OK; refuses authorizations, which follow a login.
    {
      is: /^\s{0,4}Auth: \[[^\]]{1,60}\] user \[[^\]]{0,100}\]\\\[(?<user>[^\]]{0,200})\] at \[[^\]]{10,60}\] with \[[^\]]{0,40}\] status \[NT_STATUS_OK\] workstation \[[^\]]{0,60}\] remote host \[ipv[46]:(?<address>[0-9a-f.:]{3,45}):\d{1,5}\]/,
      event: "authn_login_success",
    },
    {
      is: /^\s{0,4}Auth: \[[^\]]{1,60}\] user \[[^\]]{0,100}\]\\\[(?<user>[^\]]{0,200})\] at \[[^\]]{10,60}\] with \[[^\]]{0,40}\] status \[NT_STATUS_\w{3,60}\] workstation \[[^\]]{0,60}\] remote host \[ipv[46]:(?<address>[0-9a-f.:]{3,45}):\d{1,5}\]/,
      event: "authn_login_fail",
    },
    // Matches what Samba's audit module says of a share that was refused, "bob|203.0.113.9|pc7|connect|fail (Access denied)|homes"; its other lines
    // name files as people like.
    {
      is: /^(?<user>[^|]{1,100})\|(?<address>[0-9a-f.:]{3,45})\|(?:[^|]{0,100}\|){1,2}connect\|fail \(/,
      event: "authz_fail",
    },
    {
      is: /^[^|]{1,100}\|[0-9a-f.:]{3,45}\|(?:[^|]{0,100}\|){1,2}\w{2,40}\|(?:ok|fail \([^)]{1,80}\))(?:\||$)/,
      event: undefined,
    },
    // OpenLDAP and 389 Directory Server answer a bind with tag 97; error 49 are invalid credentials. The address stands on another line of the connection.
    {
      is: /^conn=\d+ op=\d+ RESULT (?:tag=97 err=49|err=49 tag=97)\b(?:[^\n]{0,200} from IP=(?<address>[0-9a-f.:]{7,45}):\d{1,5}$)?/,
      event: "authn_login_fail",
      origin: "slapd",
    },
    {
      is: /^conn=\d+ op=\d+ BIND dn="(?<user>.+)" mech=\S+ (?:bind_)?ssf=/,
      event: "authn_login_success",
      origin: "slapd",
    },
    { is: /^conn=\d+ (?:op=\d+ |fd=\d+ )/, event: undefined },
    // Matches Kerberos: "AS_REQ (4 etypes {18 17}) 203.0.113.9: PREAUTH_FAILED: bob@EXAMPLE.COM for krbtgt/…"; refuses NEEDED_PREAUTH, with which
    // every login begins.
    {
      is: /^(?:AS_REQ|TGS_REQ) \([^)]{0,200}\) (?<address>[0-9a-f.:]{3,45}): (?:PREAUTH_FAILED|CLIENT_NOT_FOUND|CLIENT_KEY_EXPIRED|LOCKED_OUT|CLIENT EXPIRED|NO PREAUTH): (?<user>[^\s,]+) for /,
      event: "authn_login_fail",
    },
    {
      is: /^(?:AS_REQ) \([^)]{0,200}\) (?<address>[0-9a-f.:]{3,45}): ISSUE: .{0,200}, (?<user>\S+) for /,
      event: "authn_login_success",
    },
    { is: /^(?:AS_REQ|TGS_REQ) \(/, event: undefined },
    // Matches FreeRADIUS: "(12) Login incorrect (pap: …): [bob/<via Auth-Type = PAP>] (from client nas1 port 0 cli 203.0.113.9)"; the password
    // that may stand behind the slash is not taken. Refuses "Login OK".
    {
      is: /^(?:\(\d+\) )?(?:Auth: )?(?:\(\d+\) )?(?:Login incorrect|Invalid user)(?: \([^[\]]{0,300}\))?: \[(?<user>.*?)(?:\/.*)?\] \(from client \S+ port \d+(?: cli (?<address>[0-9a-f.:-]{3,45}))?(?: via [^()]*)?\)[^()\]]{0,80}$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\(\d+\) )?(?:Auth: )?(?:\(\d+\) )?Login OK: \[(?<user>[^/\]]*)(?:\/.*)?\] \(from client \S+ port \d+(?: cli (?<address>[0-9a-f.:-]{3,45}))?/i,
      event: "authn_login_success",
    },
    // Matches Samba: "Auth: [SMB2,(null)] user [EX]\[bob] at [Sat, …] with [NTLMv2] status [NT_STATUS_WRONG_PASSWORD] workstation [X] remote host
    // [ipv4:203.0.113.9:4711] …"; refuses NT_STATUS_OK.
    {
      is: /^Auth: \[[^\]]*\] user \[[^\]]*\]\\\[(?<user>.*)\] at \[[^\]]*\] with \[[^\]]*\] status \[NT_STATUS_(?!OK)\w+\] workstation \[.*\] remote host \[(?:ipv[46]:)?(?<address>[^\]]+)\]/,
      event: "authn_login_fail",
    },
    {
      is: /^Auth: \[[^\]]*\] user \[[^\]]*\]\\\[(?<user>.*)\] at \[[^\]]*\] with \[[^\]]*\] status \[NT_STATUS_OK\] workstation \[.*\] remote host \[(?:ipv[46]:)?(?<address>[^\]]+)\]/,
      event: "authn_login_success",
    },
    {
      is: /^(?:check_ntlm_password: +)?Authentication for user \[(?<user>.*)\] -> \[.*\] FAILED with error NT_STATUS_\w+/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:check_ntlm_password: +)?authentication for user \[(?<user>.*)\] -> \[.*\] -> \[.*\] succeeded/i,
      event: "authn_login_success",
    },
  ],
  samples: [
    { body: "conn=1023 op=0 RESULT tag=97 err=49 text=", logger: "slapd", meaning: { event: "authn_login_fail" } },
    { body: "conn=1023 op=0 RESULT tag=97 err=0 text=", logger: "slapd", meaning: undefined },
    {
      body: "AS_REQ (4 etypes {18 17 16 23}) 203.0.113.9: PREAUTH_FAILED: bob@EXAMPLE.COM for krbtgt/EXAMPLE.COM@EXAMPLE.COM, Preauthentication failed",
      meaning: { event: "authn_login_fail", user: "bob@EXAMPLE.COM", address: "203.0.113.9" },
    },
    {
      body: "AS_REQ (4 etypes {18 17 16 23}) 198.51.100.4: NEEDED_PREAUTH: alice@EXAMPLE.COM for krbtgt/EXAMPLE.COM@EXAMPLE.COM, Additional pre-authentication required",
      meaning: undefined,
    },
    {
      body: "Login incorrect (pap: Crypt digest does not match): [bob/<via Auth-Type = PAP>] (from client nas1 port 0 cli 203.0.113.9)",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    {
      body: "Auth: [SMB2,(null)] user [EX]\\[bob] at [Sat, 17 May 2025 08:30:04.230000 UTC] with [NTLMv2] status [NT_STATUS_WRONG_PASSWORD] workstation [PC1] remote host [ipv4:203.0.113.9:50114] mapped to [EX]\\[bob]",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
  ],
});
