// What web servers write in their error logs: Basic and Digest authentication, denied paths, requests that a filter refused.
import { fromSentences } from "./recogniser.ts";

export const httpAuth = fromSentences({
  id: "http-auth",
  sentences: [
    // nginx: the address stands in the tail `client: …, server: …, request: "…"`, behind whatever was typed as a user.
    // Matches `user "bob": password mismatch, client: 203.0.113.9, server: …`; refuses "no user/password was provided".
    {
      is: /^(?:\*\d+ )?user "(?<user>.*)":? (?:password mismatch|was not found in "[^"]*")(?:, client: (?<address>[^\s,]+)(?:, .*)?)?$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\*\d+ )?access forbidden by rule(?:, client: (?<address>[^\s,]+)(?:, .*)?)?$/,
      event: "authz_fail",
    },
    {
      is: /^(?:\*\d+ )?limiting (?:requests|connections|connections by zone)[^\n]{0,120}?(?:, client: (?<address>[^\s,]+)(?:, .*)?)?$/,
      event: "excess_rate_limit_exceeded",
    },
    {
      is: /^(?:\*\d+ )?no user\/password was provided for basic authentication/,
      event: undefined,
    },
    // Apache: the client stands in the header. Matches "AH01618: user bob not found: /", "user bob: authentication failure for "/": Password
    // Mismatch", "user `bob' in realm `x' not found: /"; refuses other sentences about users.
    {
      is: /^(?:AH\d{5}: )?user [`']?(?<user>.*?)'?(?: in realm [`'].*')? (?:not found|denied by provider): /,
      event: "authn_login_fail",
    },
    {
      is: /^(?:AH\d{5}: )?user [`']?(?<user>.*?)'?: (?:authentication failure for ".*": |password mismatch|invalid password)/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:AH\d{5}: )?auth_ldap authenticate: user (?<user>.*) authentication failed; URI /,
      event: "authn_login_fail",
    },
    // Digest: a made-up nonce, realm or scheme is an attempt that failed.
    {
      is: /^(?:AH\d{5}: )?(?:client used wrong authentication scheme|(?:received )?invalid (?:qop|nonce|opaque|realm|uri)\b|missing user, realm|realm mismatch - got|unknown algorithm [`']|uri mismatch - )/,
      event: "authn_login_fail",
    },
    // Matches mod_authnz_pam's "PAM: user 'bob' - not authenticated: …" and "- invalid account: …"; refuses notes on its configuration.
    {
      is: /^(?:AH\d{5}: )?PAM: user '(?<user>.*)' - (?:not authenticated|invalid account): /,
      event: "authn_login_fail",
    },
    {
      is: /^(?:AH\d{5}: )?AuthExtern \S+ \[[^\]]*\]: Failed \(-?\d+\) for user (?<user>.*)$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:AH\d{5}: )?user (?<user>.*?): authorization failure\b/,
      event: "authz_fail",
    },
    {
      is: /^(?:AH\d{5}: )?(?:Authorization of user (?<user>.*?) to access .* failed, reason: |access to .* failed, reason: |client denied by server configuration: )/,
      event: "authz_fail",
    },
    // lighttpd ends with the address. Matches "password doesn't match for /x username: bob, IP: 203.0.113.9"; refuses its other lines.
    {
      is: /^(?:\([\w.-]{1,40}\) )?(?:password doesn't match for .*? username: (?<user>.*?),?|digest: auth failed for .*?: wrong password,?|(?:digest: )?auth failed.*?,?|get_password failed,?|username not found:.*?,?) IP: (?<address>\S+)$/i,
      event: "authn_login_fail",
    },
    // These quote what a client sent.
    {
      is: /^(?:\*\d+ )?(?:AH\d{5}: )?(?:Invalid (?:method|URI) in request|File does not exist|script '|request failed|client (?:sent|intended)|URI too long|open\(\) "|stat\(\) "|"[^"]{1,300}" is (?:not found|forbidden)|directory index of|rewrite or internal redirection cycle)/,
      event: undefined,
    },
    // A request filter refused: ModSecurity, Suhosin.
    { is: /^ModSecurity: +(?:Access denied|Audit log: Access denied)/, event: "input_validation_fail" },
    {
      is: /^ALERT(?:-SIMULATION)? - [^\n]{1,400} \(attacker '(?<address>[^']+)'/,
      event: "input_validation_fail",
    },
  ],
  samples: [
    {
      body: 'user "bob": password mismatch, client: 203.0.113.9, server: www.example.com, request: "GET / HTTP/1.1", host: "www.example.com"',
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    {
      body: 'user "a": password mismatch, client: 192.0.2.1, server: b": password mismatch, client: 203.0.113.9, server: www.example.com, request: "GET / HTTP/1.1"',
      meaning: { address: "203.0.113.9" },
    },
    {
      body: 'no user/password was provided for basic authentication, client: 198.51.100.4, server: www.example.com, request: "GET / HTTP/1.1"',
      meaning: undefined,
    },
    { body: "AH01618: user bob not found: /private", meaning: { event: "authn_login_fail", user: "bob" } },
    {
      body: "password doesn't match for /admin username: bob, IP: 203.0.113.9",
      meaning: { address: "203.0.113.9", user: "bob" },
    },
    { body: "AH00558: could not reliably determine the server's name", meaning: undefined },
  ],
});
