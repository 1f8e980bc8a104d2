// Connections and requests that a service refuses before anyone logs in: TCP wrappers, xinetd, NRPE, name servers.
import { fromSentences } from "./recogniser.ts";

export const refused = fromSentences({
  id: "refused",
  sentences: [
    // Matches "refused connect from client.example.com (203.0.113.9)"; refuses "Connection refused".
    {
      is: /^(?:warning: )?(?:twist \S+ to|refused connect from|refused connection from) (?:\S{1,255} \((?<address>[^\s)]+)\)|\S+)/,
      event: "authz_fail",
    },
    // Matches xinetd's "FAIL: telnet address from=203.0.113.9" and libwrap; refuses START and a limit on the service.
    { is: /^FAIL: \S{1,60} (?:address|libwrap) from=(?<address>\S+)$/, event: "authz_fail" },
    { is: /^(?:libwrap )?refused connection to \S{1,60} .{0,40}?from (?<address>\S+)$/, event: "authz_fail" },
    { is: /^(?:Error: )?Host (?<address>\S+) is not allowed to talk to us/, event: "authz_fail" },
    // Matches PortSentry's "attackalert: Connect from host: name/203.0.113.9 to TCP port: 143"; refuses its "advalert".
    {
      is: /^attackalert: (?:Connect|[\w/ ]{1,60} scan) from host: [^\s/]{1,255}\/(?<address>[0-9a-f.:]{3,45}) to (?:TCP|UDP) port: \d+/i,
      event: "malicious_attack_tool",
    },
    // Matches scanlogd's "203.0.113.9:4711 to 192.0.2.1 ports 80, 443, ..., fSrpauxy, TOS 00 @04:11:09"; refuses other pairs of addresses.
    {
      is: /^(?<address>[0-9a-f.:]{7,45}?)(?::\d{1,5})? to \S{3,45} ports? [\d, .]{1,200}, \w{4,12}, TOS \w{2}[^\n]{0,40} @\d\d:/,
      event: "malicious_attack_tool",
    },
    // Matches Xvnc's "Connections: blacklisted: 203.0.113.9", which failed too often before; refuses other words of it.
    {
      is: /^ ?(?:Connections|Blacklist): blacklisted: (?<address>[0-9a-f.:]{3,45})$/i,
      event: "authn_login_fail_max",
    },
    // Matches BIND's "client @0x7f 203.0.113.9#4711 (example.com): query (cache) 'example.com/ANY/IN' denied"; refuses answered queries.
    {
      is: /^(?:\w{4,12}: )?(?:error: |info: )?client (?:@0x[0-9a-f]+ )?(?<address>[0-9a-f.:]{3,45})#\S+(?: \([^)]*\))?:(?: view \S+:)? (?:query|zone transfer|update|bad zone transfer request:?)[^\n]{0,200} denied/i,
      event: "authz_fail",
    },
    { is: /^(?:info: |error: )?axfr for \S+ from (?:client )?(?<address>\S+) refused/i, event: "authz_fail" },
  ],
  samples: [
    {
      body: "attackalert: Connect from host: client.example.com/203.0.113.9 to TCP port: 143",
      logger: "portsentry",
      meaning: { event: "malicious_attack_tool", address: "203.0.113.9" },
    },
    {
      body: "FAIL: telnet address from=203.0.113.9",
      logger: "xinetd",
      meaning: { event: "authz_fail", outcome: "failure", address: "203.0.113.9" },
    },
    { body: "START: telnet pid=4711 from=198.51.100.4", logger: "xinetd", meaning: undefined },
    { body: "Host 203.0.113.9 is not allowed to talk to us!", logger: "nrpe", meaning: { address: "203.0.113.9" } },
    {
      body: "client 203.0.113.9#50114: query (cache) 'example.com/ANY/IN' denied",
      meaning: { event: "authz_fail", address: "203.0.113.9" },
    },
  ],
});
