// Logins seen from outside: a request to a login route and its status.
import type { LogEntry, SecurityMeaning } from "../entry.ts";

// Matches /login, /api/v1/sign-in, /wp-login.php, /oauth/token; refuses /catalogue, /blog/login-tips.
const loginRoute = /(?:^|\/)(?:log-?in|sign-?in|authenticate|wp-login\.php|sessions?|oauth2?\/token|auth\/token)\/?$/i;

/** A login request that was refused or accepted; undefined for other requests and for statuses that tell neither. */
export function webLoginMeaning(entry: LogEntry): SecurityMeaning | undefined {
  if (entry.method !== "POST" || entry.path === undefined || entry.status === undefined) return undefined;
  const failed = entry.status === 401 || entry.status === 403;
  // A form that is shown again after a wrong password answers 200 as well, so 200 tells nothing.
  const passed = entry.status === 201 || entry.status === 204 || entry.status === 302 || entry.status === 303;
  if ((!failed && !passed) || !loginRoute.test(entry.path)) return undefined;
  return {
    event: failed ? "authn_login_fail" : "authn_login_success",
    outcome: failed ? "failure" : "success",
    origin: "http",
    ...(entry.user === undefined ? {} : { user: entry.user }),
    ...(entry.address === undefined ? {} : { address: entry.address }),
  };
}
