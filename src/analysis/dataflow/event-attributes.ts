// What a security event has to say of who did something and from where.

/** Categories that security events need (OWASP Logging Cheat Sheet, Event attributes), so that a log of them is no leak. */
export const eventAttributes: ReadonlySet<string> = new Set(["ip-address", "username", "user-agent"]);
