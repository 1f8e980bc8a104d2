// Telephony, chat and games: Asterisk, FreeSWITCH, ejabberd, Prosody, Mumble, ZNC, Counter-Strike.
import { fromSentences } from "./recogniser.ts";

export const voiceAndChat = fromSentences({
  id: "voice-and-chat",
  sentences: [
    // Asterisk: the number and the name in `'…' <sip:…>` are the caller's, the address in quotes behind "failed for" is its own.
    // Matches "Registration from '"bob" <sip:bob@pbx>' failed for '203.0.113.9:5060' - Wrong password"; refuses registrations that worked.
    {
      is: /^(?:\S{1,30}:\d+ )?(?:\w{1,40}: )?(?:Registration|Request '\w{1,20}'|Request) from '(?<user>.*)' failed for '(?<address>[^']+)'(?: \(callid: [^)]*\))? - [\w /()?'.,-]{4,120}$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\w{1,40}: )?(?:Host|Peer '[^']*'|Username '[^']*' from host|Call from) '?(?<address>[0-9a-f.:]{3,45})'?(?::\d+)? (?:failed (?:MD5|to) authenticat\w+|failed to authenticate)(?: (?:for|as) '?(?<user>.*?)'?)?(?: \([^()]*\))?$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\w{1,40}: )?No registration for peer '(?<user>.*)' \(from (?<address>[^)\s]+)\)$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\w{1,40}: )?(?<address>[0-9a-f.:]{3,45}) (?:failed to authenticate as|tried to authenticate with nonexistent user|failed to pass IP ACL as) '(?<user>.*)'$/i,
      event: "authn_login_fail",
    },
    // Security events: pairs in quotes, the address last of all. Matches SecurityEvent="InvalidPassword",…,RemoteAddress="IPV4/UDP/203.0.113.9/5062";
    // refuses ChallengeSent and SuccessfulAuth.
    {
      is: /^(?:\w{1,40}: )?SecurityEvent="(?:FailedACL|InvalidAccountID|InvalidPassword|ChallengeResponseFailed|UnexpectedAddress|InvalidTransport|AuthMethodNotAllowed|RequestNotAllowed)".{0,300}?,AccountID="(?<user>.*)",SessionID="[^"]*",LocalAddress="[^"]*",RemoteAddress="[^/"]*\/[^/"]*\/(?<address>[^/"]+)\/\d+"/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\w{1,40}: )?SecurityEvent="SuccessfulAuth".{0,300}?,AccountID="(?<user>[^"]*)".{0,200},RemoteAddress="[^/"]*\/[^/"]*\/(?<address>[^/"]+)\/\d+"/,
      event: "authn_login_success",
    },
    { is: /^(?:\w{1,40}: )?SecurityEvent="/, event: undefined },
    // A call without a login to a number that does not exist.
    {
      is: /^(?:\w{1,40}: )?(?:\w{1,40}: )?Call from '.*' \((?<address>[0-9a-f.:]{3,60})\) to extension '.*' rejected because/,
      event: "authz_fail",
    },
    // Matches FreeSWITCH's "SIP auth failure (REGISTER) on sofia profile 'internal' for [bob@pbx] from ip 203.0.113.9" and "Can't find user
    // [bob@pbx] from 203.0.113.9"; refuses the challenge that every registration begins with.
    {
      is: /^(?:\d[\d.]{0,6}% )?(?:\[\w{4,8}\] )?(?:\S{1,40}:\d+ )?SIP auth failure \(\w{1,20}\) on sofia profile '.*' for \[(?<user>.*)\] from ip (?<address>\S+)$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\d[\d.]{0,6}% )?(?:\[\w{4,8}\] )?(?:\S{1,40}:\d+ )?Can't find user \[(?<user>.*)\] from (?<address>\S+)$/,
      event: "authn_login_fail",
    },
    { is: /^(?:\S{1,40}:\d+ )?SIP auth challenge /, event: undefined },
    // Matches ejabberd's "(tls|<0.1.0>) Failed c2s PLAIN authentication for bob@example.com from ::FFFF:203.0.113.9: Invalid username or password"
    // and its older form; refuses "Accepted".
    {
      is: /^.{0,200}?Failed (?:\w{1,10} )?(?:[\w-]{2,20} )?authentication (?:for (?<user>.*) )?from (?:IP )?(?<address>[0-9a-f.:]{3,45}?)(?: \(\{.{0,80}\}\)|: .{3,200})?$/i,
      event: "authn_login_fail",
    },
    {
      is: /^.{0,120}?Accepted (?:\w{1,10} )?(?:[\w-]{2,20} )?authentication for (?<user>.*?)(?: by \w+ backend)? from (?:IP )?(?<address>[0-9a-f.:]{3,45})$/i,
      event: "authn_login_success",
    },
    // Matches Mumble's "1 => <4:bob(-1)> Rejected connection from 203.0.113.9:4711: Invalid server password"; refuses full servers.
    {
      is: /^\d+ => <\d+:(?<user>.*)\(-?\d+\)> Rejected connection from (?<address>\S+): (?:Invalid server password|Wrong certificate or password)/,
      event: "authn_login_fail",
    },
    { is: /^\d+ => <\d+:.*\(-?\d+\)> (?:Rejected connection|Connection closed|Disconnect)/, event: undefined },
    { is: /^\d+ => <\d+:(?<user>.*)\(\d+\)> Authenticated$/, event: "authn_login_success" },
    // Matches ZNC's "[bob] failed to login from 203.0.113.9" and "[bob] connected to ZNC from …"; refuses "disconnected from ZNC".
    { is: /^\[(?<user>.*)\] failed to login from (?<address>\S+)$/, event: "authn_login_fail" },
    { is: /^\[(?<user>[^[\]]+)\] connected to ZNC from (?<address>\S+)$/, event: "authn_login_success" },
    // Matches Counter-Strike's 'Bad Rcon: "rcon 11 "x" status" from "203.0.113.9:4711"'; the address is last. Refuses good ones.
    {
      is: /^(?:L )?(?:[\d/]{8,10} - [\d:]{8}: )?Bad Rcon: ".*" from "(?<address>[0-9a-f.:]{3,60})"$/i,
      event: "authn_login_fail",
    },
  ],
  samples: [
    {
      body: "Registration from '<sip:301@pbx.example.com>' failed for '203.0.113.9:5060' - Wrong password",
      meaning: { event: "authn_login_fail", address: "203.0.113.9" },
    },
    {
      body: "Registration from '\"x' failed for '192.0.2.1' - Wrong password\" <sip:1@pbx>' failed for '203.0.113.9' - No matching peer found",
      meaning: { address: "203.0.113.9" },
    },
    {
      body: 'SecurityEvent="InvalidPassword",EventTV="2025-05-17T08:30:04.230+0000",Severity="Error",Service="SIP",EventVersion="2",AccountID="301",SessionID="0x7f",LocalAddress="IPV4/UDP/192.0.2.2/5060",RemoteAddress="IPV4/UDP/203.0.113.9/5062",Challenge="1",ReceivedChallenge="1"',
      meaning: { event: "authn_login_fail", user: "301", address: "203.0.113.9" },
    },
    {
      body: 'SecurityEvent="ChallengeSent",EventTV="2025-05-17T08:30:04.230+0000",Severity="Informational",Service="SIP",AccountID="301",SessionID="0x7f",LocalAddress="IPV4/UDP/192.0.2.2/5060",RemoteAddress="IPV4/UDP/198.51.100.4/5062"',
      meaning: undefined,
    },
    {
      body: "SIP auth challenge (REGISTER) on sofia profile 'internal' for [301@pbx] from ip 198.51.100.4",
      meaning: undefined,
    },
    {
      body: "1 => <4:bob(-1)> Rejected connection from 203.0.113.9:29530: Invalid server password",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
  ],
});
