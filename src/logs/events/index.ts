// The recognisers of security events in text, most telling first.
import { createRegistry } from "../../base/registry.ts";
import { accounts } from "./accounts.ts";
import { appEvents } from "./app-events.ts";
import { linuxAudit, windowsSecurity } from "./audit.ts";
import { databases } from "./databases.ts";
import { directory } from "./directory.ts";
import { ftp } from "./ftp.ts";
import { httpAuth } from "./http-auth.ts";
import { localLogin } from "./local-login.ts";
import { loginText } from "./login-text.ts";
import { mailbox } from "./mailbox.ts";
import { networkDevices } from "./network-devices.ts";
import { pam } from "./pam.ts";
import { panels } from "./panels.ts";
import { proxies } from "./proxies.ts";
import { rejectedKeys } from "./rejected-keys.ts";
import { refused } from "./refused.ts";
import { smtp } from "./smtp.ts";
import { sshServers } from "./ssh-servers.ts";
import { sshd } from "./sshd.ts";
import { textFields } from "./text-fields.ts";
import { voiceAndChat } from "./voice-and-chat.ts";
import { webApps } from "./web-apps.ts";
import { webmail } from "./webmail.ts";

/** A body means what the first that recognises it says. */
export const recognisers = createRegistry("recogniser", [
  pam,
  sshd,
  sshServers,
  localLogin,
  ftp,
  smtp,
  mailbox,
  httpAuth,
  webmail,
  webApps,
  panels,
  databases,
  voiceAndChat,
  directory,
  proxies,
  networkDevices,
  linuxAudit,
  windowsSecurity,
  refused,
  accounts,
  loginText,
  textFields,
  rejectedKeys,
  appEvents,
]);
