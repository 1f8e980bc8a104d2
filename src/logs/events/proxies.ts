// Proxies, tunnels and VPNs: HAProxy, Squid, 3proxy, Dante, OpenVPN, stunnel, strongSwan.
import { fromSentences } from "./recogniser.ts";

export const proxies = fromSentences({
  id: "proxies",
  sentences: [
    // HAProxy's HTTP line: address and port, time, frontend, backend, timers, status. Matches 401 and 407; refuses other statuses.
    {
      is: /^(?<address>[0-9a-f.:]{3,45}):\d+ \[[^\]]{10,40}\] \S+ \S+ [-\d/+]{5,60} (?:401|407) /i,
      event: "authn_login_fail",
      origin: "http",
    },
    // Squid's native line. Matches a refusal of a named user; refuses the challenge that every client gets first, which names none.
    {
      is: /^(?:\d{9,10}\.\d{3} +)?\d+ (?<address>[0-9a-f.:]{3,45}) \w*DENIED\/40[37] \d+ \S+ \S+ (?<user>[^\s-]\S*) /i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\d{9,10}\.\d{3} +)?\d+ (?<address>[0-9a-f.:]{3,45}) \w*DENIED\/40[37] \d+ /i,
      event: "authz_fail",
    },
    // 3proxy: service and port, result, user, address. Results 4 to 8 are refused logins, 3 is a rule that denied, 0 is fine.
    {
      is: /^(?:PROXY|SOCKS[45]?|POP3P?|SMTPP?|FTPPR?|TCPPM|ADMIN|HTTPS?)(?:\.\d+)? 0*[4-9] (?<user>.{1,200}(?= [0-9a-f.:[\]]{3,60} [0-9a-f.:[\]]{3,60}:\d+ \d+ )|\S+) (?<address>[0-9a-f.:[\]]{3,60}) /i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:PROXY|SOCKS[45]?|POP3P?|SMTPP?|FTPPR?|TCPPM|ADMIN|HTTPS?)(?:\.\d+)? 0*3 (?<user>\S+) (?<address>[0-9a-f.:[\]]{3,60}) /i,
      event: "authz_fail",
    },
    // Dante joins address and port with a dot. Matches "info: block(1): tcp/accept ]: 203.0.113.9.4711 192.0.2.2.1080: error after reading 35
    // bytes …: system password authentication failed for user "bob""; refuses passes.
    {
      is: /^(?:info: )?block\(\d+\): tcp\/accept \]: (?<address>[0-9a-f.:]{7,60})\.\d+ \S+: (?:error after reading.*: )?(?:.{0,80}password authentication failed for user "(?<user>.*?)"|could not access user ".*?"|.{0,80}no username|.{0,120}authentication failed|.{0,80}PAM authentication)/,
      event: "authn_login_fail",
    },
    // OpenVPN: the peer stands first. Matches "203.0.113.9:4711 TLS Auth Error: Auth Username/Password verification failed for peer"; refuses TLS
    // handshakes.
    {
      is: /^(?:[^/]{1,200}\/)?(?<address>[0-9a-f.:[\]]{3,60}):\d+ (?:\[[^\]]{1,200}\] (?=SENT))?(?:TLS Auth Error: |VERIFY (?:X509NAME |KU |EKU |SCRIPT )?ERROR: |PLUGIN_CALL: .{0,100}AUTH_USER_PASS_VERIFY.{0,100}status=1|WARNING: Failed running command .*auth-user-pass|SENT CONTROL \[(?<user>.*)\]: 'AUTH_FAILED)/i,
      event: "authn_login_fail",
    },
    // Matches OpenVPN's "TLS Error: tls-crypt unwrapping failed from [AF_INET]203.0.113.9:4711", a client without the shared key; refuses time-outs.
    {
      is: /^(?:[^/\s]{1,200}\/|[0-9a-f.:[\]]{3,60}:\d+ )?(?:TLS Error: )?(?:tls-crypt(?:-v2)? unwrapping failed|cannot locate HMAC in incoming packet|incoming packet authentication failed) from \[AF_INET6?\]\[?(?<address>[0-9a-f.:]{3,45}?)\]?:\d+(?: \(via [^)]{1,100}\))?$/i,
      event: "authn_login_fail",
    },
    // Matches "203.0.113.9:4711 TLS: Username/Password authentication succeeded for username 'bob'"; refuses other stages.
    {
      is: /^(?:[\w.@-]{1,80}\/)?(?<address>[0-9a-f.:[\]]{3,60}):\d+ TLS: Username\/Password authentication succeeded for username '(?<user>[^']*)'/i,
      event: "authn_login_success",
    },
    // Matches the OpenConnect server's "main[bob]:203.0.113.9:4711 user logged in"; refuses "user disconnected".
    {
      is: /^main\[(?<user>.*)\]: ?(?<address>[0-9a-f.:[\]]{3,60}):\d+ user logged in$/i,
      event: "authn_login_success",
    },
    // stunnel asked for a certificate and got none or a bad one. Matches "LOG3[7]: SSL_accept from 203.0.113.9:4711 : … peer did not return a
    // certificate"; refuses "Connection reset".
    {
      is: /^(?:LOG\d\[[^\]]{1,30}\]: ?)?SSL_accept (?:from )?(?<address>[0-9a-f.:]{3,45}):\d+ ?: .{0,200}(?:did not return a certificate|certificate verify failed|no certificate returned)/i,
      event: "authn_login_fail",
    },
    // strongSwan and its kin. Matches "EAP method EAP_MSCHAPV2 failed for peer 203.0.113.9"; refuses "established".
    {
      is: /^(?:\d+\[\w+\] )?(?:<[^>]{1,40}> )?EAP method \S+ failed for peer (?<address>[0-9a-f.:]{7,45})$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\d+\[\w+\] )?(?:<[^>]{1,40}> )?EAP method \S+ failed for peer (?<user>\S+)$/,
      event: "authn_login_fail",
    },
  ],
  samples: [
    {
      body: '203.0.113.9:50114 [17/May/2025:08:30:04.230] http-in~ http-in/<NOSRV> -1/-1/-1/-1/0 401 248 - - PR-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"',
      logger: "haproxy",
      meaning: { event: "authn_login_fail", address: "203.0.113.9" },
    },
    {
      body: '198.51.100.4:50114 [17/May/2025:08:30:04.230] http-in~ app/app1 0/0/1/9/10 200 2480 - - ---- 1/1/0/0/0 0/0 "GET / HTTP/1.1"',
      logger: "haproxy",
      meaning: undefined,
    },
    {
      body: "PROXY.3128 00006 bob 203.0.113.9:50114 192.0.2.80:80 0 0 0 GET http://example.com/ HTTP/1.1",
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    {
      body: "203.0.113.9:50114 [bob] SENT CONTROL [bob]: 'AUTH_FAILED' (status=1)",
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    {
      body: "203.0.113.9:50114 TLS Auth Error: Auth Username/Password verification failed for peer",
      meaning: { event: "authn_login_fail", address: "203.0.113.9" },
    },
    { body: "198.51.100.4:50114 TLS: Initial packet from [AF_INET]198.51.100.4:50114", meaning: undefined },
  ],
});
