// Logins seen from outside: a request to a login route, or one with credentials, and its status; and what a proxy denied.
import type { LogEntry, SecurityMeaning } from "../entry.ts";

// Matches /login, /api/v1/sign-in, /wp-login.php, /oauth/token; refuses /catalogue, /blog/login-tips.
const loginRoute = /(?:^|\/)(?:log-?in|sign-?in|authenticate|wp-login\.php|sessions?|oauth2?\/token|auth\/token)\/?$/i;

// These lines never tell a user; a server that asks for credentials itself answers 401 or 407.
const namesNobody: ReadonlySet<string> = new Set(["haproxy"]);

// Matches Squid's "TCP_DENIED/403"; refuses hits and misses.
const denied = / \w{3,20}_DENIED\/4\d\d /;

/** A login request that was refused or accepted; undefined for other requests and for statuses that tell neither. */
export function webLoginMeaning(entry: LogEntry): SecurityMeaning | undefined {
  const { status, user, address } = entry;
  if (entry.format === "squid" && status !== undefined && denied.test(entry.text) && !(user && status === 407))
    return { event: "authz_fail", outcome: "failure", origin: "http", ...(address === undefined ? {} : { address }) };
  if (status === undefined || (entry.method !== "POST" && status !== 401 && status !== 407)) return undefined;
  if (entry.method === undefined || entry.path === undefined) return undefined;
  const login = entry.method === "POST" && loginRoute.test(entry.path);
  // A browser's first request is answered 401 too, but names nobody.
  const credentials =
    (user !== undefined && user !== "-") || namesNobody.has(entry.format) || namesNobody.has(entry.logger ?? "");
  const failed = (login && (status === 401 || status === 403)) || (credentials && (status === 401 || status === 407));
  // A form that is shown again after a wrong password answers 200 as well, so 200 tells nothing.
  const passed = login && (status === 201 || status === 204 || status === 302 || status === 303);
  if (!failed && !passed) return undefined;
  return {
    event: failed ? "authn_login_fail" : "authn_login_success",
    outcome: failed ? "failure" : "success",
    origin: "http",
    ...(user === undefined ? {} : { user }),
    ...(address === undefined ? {} : { address }),
  };
}
