// Administration panels and remote desktops: Webmin, Proxmox, cPanel, DirectAdmin, Plesk, Monit, Monitorix, xrdp, VNC, Apple's screen sharing.
import { fromSentences } from "./recogniser.ts";

export const panels = fromSentences({
  id: "panels",
  sentences: [
    // Matches QNAP's "conn log: Users: bob, Source IP: 203.0.113.9, Computer name: ---, …, Action: Login Fail"; refuses other actions.
    {
      is: /^conn log: Users: (?<user>.{0,200}?), Source IP: (?<address>[0-9a-f.:]{3,45}), Computer name: [^\n]{0,400}, Action: Login Fail$/,
      event: "authn_login_fail",
    },
    {
      is: /^conn log: Users: (?<user>.{0,200}?), Source IP: (?<address>[0-9a-f.:]{3,45}), Computer name: [^\n]{0,400}, Action: Login OK$/,
      event: "authn_login_success",
    },
    // Matches JupyterHub's "PAM Authentication failed (bob@203.0.113.9): [PAM Error 7] …"; refuses failures without a client.
    {
      is: /^(?:PAM )?Authentication failed \((?<user>.*)@(?<address>[0-9a-f.:]{3,45})\): /,
      event: "authn_login_fail",
    },
    // Matches Tornado's "401 POST /login?next=%2Flab (@203.0.113.9) 12.30ms"; refuses other answers and pages.
    {
      is: /^40[13] POST \/\S{0,200}?log-?in[^\s(]{0,400} \((?:(?<user>[^\s()@]{1,100})?@)?(?<address>[0-9a-f.:]{3,45})\) \d[\d.]{0,12}ms/,
      event: "authn_login_fail",
    },
    // Matches Bitbucket's audit "203.0.113.9 | https | i@X7 | bob | 2025-05-17 08:30:04,123 | AuthenticationFailureEvent | …"; refuses other events.
    {
      is: /^(?<address>[0-9a-f.:]{3,45})(?:,[0-9a-f.:]{3,45})* \| \w{2,10} \| [^|]{1,60} \| (?<user>[^|]{0,200}?) \| [^|]{10,40} \| AuthenticationFailureEvent \|/,
      event: "authn_login_fail",
    },
    // Matches Webmin's "Invalid login as admin from 203.0.113.9" and "Non-existent login as bob from …"; refuses "Successful login".
    {
      is: /^(?:Invalid|Non-existent|Failed) login as (?<user>.*) from (?<address>\S+)$/i,
      event: "authn_login_fail",
    },
    { is: /^Successful login as (?<user>.*) from (?<address>\S+)$/, event: "authn_login_success" },
    { is: /^Security alert: Host (?<address>\S+) blocked after/, event: "authn_login_fail_max" },
    { is: /^<[^>]*> successful auth for user '(?<user>.*)'$/, event: "authn_login_success" },
    // Matches DirectAdmin's "'203.0.113.9' 2 failed login attempts. Account 'test'"; refuses "successful login".
    {
      is: /^'(?<address>[\w.:-]{3,255})' (?<repeat>\d{1,5}) (?:failed|invalid) login attempts?\.?(?: on)?(?: [Aa]ccount '(?<user>.*)')?/,
      event: "authn_login_fail",
    },
    {
      is: /^'(?<address>[0-9a-f.:]{3,45})' successful login to '(?<user>.*)' after/,
      event: "authn_login_success",
    },
    // Matches cPanel's '203.0.113.9 - root [date] "POST /login/ HTTP/1.1" FAILED LOGIN whostmgrd: user password incorrect' and its newer form;
    // refuses DEFERRED and NEW lines.
    {
      is: /^(?:(?:info|warn) )?(?:\[\w{2,20}\] )?(?<address>[0-9a-f.:]{3,45}) - (?<user>.{1,200}?) (?:\[[^\]]{8,60}\] )?"[^"]*" FAILED LOGIN \w+/,
      event: "authn_login_fail",
    },
    // Matches Plesk's "Failed login attempt with login 'bob' from IP 203.0.113.9"; refuses successes.
    {
      is: /^Failed login attempt with login '(?<user>.*)' from IP (?<address>\S+)$/,
      event: "authn_login_fail",
    },
    // Matches Monit's "Client '203.0.113.9' supplied wrong password for user 'admin' accessing monit httpd" and its newer "HttpRequest: access
    // denied -- client [203.0.113.9]: wrong password for user 'admin'"; refuses a missing header, which is a browser's first request.
    {
      is: /^(?:Warning: )?Client '(?<address>[^']+)' supplied (?:wrong password for|unknown) user '(?<user>.*)' accessing monit httpd/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:HttpRequest: )?access denied -- client \[?(?<address>[0-9a-f.:]{3,45})\]?: (?:wrong password for user|unknown user|empty password|no password for user) ?'?(?<user>.*?)'?$/,
      event: "authn_login_fail",
    },
    // What a check of a monitoring server told of the service that it looks at.
    { is: /^(?:SERVICE|HOST) (?:ALERT|NOTIFICATION|FLAPPING ALERT|DOWNTIME ALERT): [^;]{1,200};/, event: undefined },
    // Matches Monitorix' "AUTHERR - [203.0.113.9] Authentication error: …" and NOTALLOWED; refuses OK and NOTEXIST.
    { is: /^AUTHERR - \[(?<address>[^\]]+)\]/, event: "authn_login_fail" },
    { is: /^NOTALLOWED - \[(?<address>[^\]]+)\]/, event: "authz_fail" },
    // Matches xrdp's "AUTHFAIL: user=bob ip=203.0.113.9 time=1757100000"; refuses "login successful".
    {
      is: /^AUTHFAIL: user=(?<user>.*) ip=(?:::ffff:)?(?<address>\S+) time=\d+$/,
      event: "authn_login_fail",
    },
    // Matches "Authentication: FAILED :: User Name: bob :: Viewer Address: 203.0.113.9 :: Type: DH"; refuses SUCCEEDED.
    {
      is: /^Authentication: FAILED :: User Name: (?<user>.*) :: Viewer Address: (?<address>\S+) ::/,
      event: "authn_login_fail",
    },
    {
      is: /^Authentication: SUCCEEDED :: User Name: (?<user>.*) :: Viewer Address: (?<address>\S+) ::/,
      event: "authn_login_success",
    },
    // Matches SoftEther's 'Connection "CID-7": User authentication failed. The user name that has been provided was "bob", from 203.0.113.9.';
    // refuses its other records of a connection.
    {
      is: /^Connection "[^"]{1,60}": User authentication failed\. The user name that has been provided was "(?<user>.*)", from (?<address>[^\s"]+?)\.?$/,
      event: "authn_login_fail",
    },
    {
      is: /^Connection "[^"]{1,60}": User authentication failed\. The user name that has been provided was "(?<user>.*)"\.$/,
      event: "authn_login_fail",
    },
    // Matches HestiaCP's "bob 203.0.113.9 failed to login", "… successfully logged in"; refuses sentences about somebody else.
    { is: /^(?<user>\S{1,64}) (?<address>[0-9a-f.:]{3,45}) failed to login$/, event: "authn_login_fail" },
    { is: /^(?<user>\S{1,64}) (?<address>[0-9a-f.:]{3,45}) successfully logged in$/, event: "authn_login_success" },
  ],
  samples: [
    {
      body: "Invalid login as admin from 203.0.113.9",
      logger: "webmin",
      meaning: { event: "authn_login_fail", user: "admin", address: "203.0.113.9" },
    },
    {
      body: "AUTHFAIL: user=a ip=192.0.2.1 time=1 ip=203.0.113.9 time=1757100000",
      meaning: { user: "a ip=192.0.2.1 time=1", address: "203.0.113.9" },
    },
    {
      body: "'203.0.113.9' 2 failed login attempts. Account 'test'",
      meaning: { user: "test", address: "203.0.113.9", repeat: 2 },
    },
    {
      body: "HttpRequest: access denied -- client [203.0.113.9]: wrong password for user 'admin'",
      meaning: { user: "admin", address: "203.0.113.9" },
    },
    {
      body: "HttpRequest: access denied -- client [198.51.100.4]: missing or invalid Authorization header",
      meaning: undefined,
    },
    { body: "Successful login as root from 198.51.100.4", meaning: { event: "authn_login_success" } },
  ],
});
