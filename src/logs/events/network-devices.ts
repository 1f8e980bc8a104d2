// Routers, switches and firewalls: Cisco, MikroTik, Juniper, Fortinet, Palo Alto, SonicWall.
import { fromSentences } from "./recogniser.ts";

export const networkDevices = fromSentences({
  id: "network-devices",
  sentences: [
    // Matches strongSwan's "07[IKE] EAP method EAP_MSCHAPV2 failed for peer bob"; refuses methods that are only begun.
    { is: /^(?:\d\d\[IKE\] )?EAP method EAP_\w{2,20} failed for peer (?<user>\S{1,200})/, event: "authn_login_fail" },
    // Matches "%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: bob] [Source: 203.0.113.9] [localport: 22] …"; refuses LOGIN_SUCCESS.
    {
      is: /^(?:.{0,60}?%?SEC_LOGIN-\d-LOGIN_FAILED: )?Login failed \[user: (?<user>.*)\] \[Source: (?<address>[^\]]+)\] \[localport/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:.{0,60}?%?SEC_LOGIN-\d-LOGIN_SUCCESS: )?Login Success \[user: (?<user>.*)\] \[Source: (?<address>[^\]]+)\] \[localport/i,
      event: "authn_login_success",
    },
    // Matches the adaptive firewall's "%ASA-6-605004: Login denied from 203.0.113.9/4711 to inside:192.0.2.2/ssh for user "bob"".
    {
      is: /^(?:.{0,40}?%(?:ASA|PIX|FWSM)-\d-\d{6}: )?Login denied from (?<address>[0-9a-f.:]{3,45})\/\d+ to \S+ for user "?(?<user>.*?)"?$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:.{0,40}?%(?:ASA|PIX|FWSM)-\d-\d{6}: )?Login permitted from (?<address>[0-9a-f.:]{3,45})\/\d+ to \S+ for user "?(?<user>.*?)"?$/,
      event: "authn_login_success",
    },
    {
      is: /^(?:.{0,40}?%(?:ASA|PIX|FWSM)-\d-1130\d\d: )?AAA user authentication Rejected ?: .{0,200}?: user = (?<user>.*?)(?: ?: user IP = (?<address>\S+))?$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:.{0,40}?%(?:ASA|PIX|FWSM)-\d-1130\d\d: )?AAA user authentication Successful ?: .{0,200}?: user = (?<user>\S+)/,
      event: "authn_login_success",
    },
    // Matches Palo Alto's "…,"failed authentication for user 'bob'. Reason: Invalid username/password. From: 203.0.113.9.",…"; refuses "authenticated".
    {
      is: /^.{0,300}?failed authentication for user '(?<user>.*)'\. +Reason: [^.]{1,120}\. +(?:auth profile .{1,120}, )?From: (?<address>[0-9a-f.:]{2,44}[0-9a-f])\b/i,
      event: "authn_login_fail",
    },
    // Matches ESXi's "Event 42 : Cannot login root@203.0.113.9", "[Cannot login …]" and "User root@203.0.113.9 logged in as …"; refuses other events.
    {
      is: /^.{0,400}?(?:Event \d+ : |\[)?Cannot login (?<user>.+)@(?<address>[0-9a-f.:]{3,45})\]?$/,
      event: "authn_login_fail",
    },
    {
      is: /^.{0,120}?Event \d+ : User (?<user>.+)@(?<address>[0-9a-f.:]{3,45}) logged in as /,
      event: "authn_login_success",
    },
    // Matches MikroTik's "login failure for user admin from 203.0.113.9 via ssh"; refuses "logged in".
    {
      is: /^(?:system,error,critical )?login failure for user (?<user>.*) from (?<address>\S+) via \w+$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:system,info,account )?user (?<user>.*) logged in from (?<address>\S+) via \w+$/,
      event: "authn_login_success",
    },
    // Matches Juniper's "LOGIN_FAILED: Login failed for user bob from host 203.0.113.9"; refuses LOGIN_INFORMATION.
    {
      is: /^(?:UI_)?(?:LOGIN_FAILED|LOGIN_PAM_AUTHENTICATION_ERROR|LOGIN_FAILED_SET_LOGIN|LOGIN_PASSWORD_\w+): (?:Login failed|Failed password|Failed login)\D{0,40} for (?:user )?'?(?<user>.*?)'? from (?:host )?(?<address>\S+)$/i,
      event: "authn_login_fail",
    },
  ],
  samples: [
    {
      body: "%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: bob] [Source: 203.0.113.9] [localport: 22] [Reason: Login Authentication Failed] at 08:30:04 UTC Sat May 17 2025",
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    {
      body: '%ASA-6-605004: Login denied from 203.0.113.9/50114 to inside:192.0.2.2/ssh for user "bob"',
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    {
      body: "login failure for user a from 192.0.2.1 via ssh from 203.0.113.9 via ssh",
      meaning: { user: "a from 192.0.2.1 via ssh", address: "203.0.113.9" },
    },
    { body: "user admin logged out from 198.51.100.4 via winbox", meaning: undefined },
  ],
});
