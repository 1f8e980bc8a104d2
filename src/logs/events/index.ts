// The recognisers of security events in text, most telling first.
import { createRegistry } from "../../base/registry.ts";
import { loginText } from "./login-text.ts";
import { pam } from "./pam.ts";
import { sshd } from "./sshd.ts";

/** A body means what the first that recognises it says. */
export const recognisers = createRegistry("recogniser", [sshd, pam, loginText]);
