// Security events below the level that production writes, and all the lines that are fine.
import { describe, expect, test } from "vitest";
import { eventOfMessage } from "../../../src/catalogue/event-messages.ts";
import { findingsAmong, findingsIn, onlyRule } from "../check.ts";

const rule = "security-event-level";
const events = (code: string): readonly (string | undefined)[] => findingsIn(rule, code).map(({ event }) => event);

const pino = `import pino from "pino";\n`;
const made = `${pino}const logger = pino();\n`;
const prod = `process.env.NODE_ENV === "production"`;

describe("reported", () => {
  test.each([
    ["by the message", `${made}logger.debug({ userId }, "login failed");`, "authn_login_fail"],
    ["by a field", `${made}logger.debug({ event: "authz_fail", userId });`, "authz_fail"],
    [
      "by a template",
      'import pino from "pino";\nconst logger = pino();\nlogger.debug(`invalid password for ${userId}`);',
      "authn_login_fail",
    ],
    ["with format arguments", `${made}logger.trace("access denied for user %s", userId);`, "authz_fail"],
    ["a token", `${made}logger.debug("token verification failed");`, "authn_token_verify_fail"],
    ["a lock", `${made}logger.debug("account %s locked", userId);`, "authn_login_lock"],
    ["a limit", `${made}logger.debug({ ip }, "rate limit exceeded");`, "excess_rate_limit_exceeded"],
    ["a changed role", `${made}logger.debug("role of %s changed", userId);`, "privilege_permissions_changed"],
    ["a deleted user", `${made}logger.debug("user %s deleted", userId);`, "user_deleted"],
    [
      "a level from the environment with a default",
      `${pino}const logger = pino({ level: process.env.LOG_LEVEL || "info" });\nlogger.debug("login failed");`,
      "authn_login_fail",
    ],
    [
      "a level by environment",
      `${pino}const logger = pino({ level: ${prod} ? "warn" : "debug" });\nlogger.info("login failed");`,
      "authn_login_fail",
    ],
    [
      "a level by a statement",
      `${pino}let level = "debug";\nif (${prod}) level = "error";\nconst logger = pino({ level });\nlogger.warn("access denied");`,
      "authz_fail",
    ],
    [
      "a level by a function",
      `import winston from "winston";\nconst level = () => {\n  const env = process.env.NODE_ENV || "development";\n  const isDevelopment = env === "development";\n  return isDevelopment ? "debug" : "warn";\n};\nconst logger = winston.createLogger({ level: level(), transports: [new winston.transports.Console()] });\nlogger.http("login failed");`,
      "authn_login_fail",
    ],
    ["a child", `${made}const log = logger.child({ module: "auth" });\nlog.debug("login failed");`, "authn_login_fail"],
    ["a level that is set later", `${made}logger.level = "error";\nlogger.warn("login failed");`, "authn_login_fail"],
    [
      "winston's verbose",
      `import winston from "winston";\nconst logger = winston.createLogger({ transports: [new winston.transports.Console()] });\nlogger.verbose("login failed");`,
      "authn_login_fail",
    ],
    [
      "a level as an argument",
      `import winston from "winston";\nconst logger = winston.createLogger({ transports: [new winston.transports.Console()] });\nlogger.log("debug", "access denied");`,
      "authz_fail",
    ],
    [
      "a transport that takes errors only",
      `import winston from "winston";\nconst logger = winston.createLogger({ transports: [new winston.transports.File({ filename: "a.log", level: "error" })] });\nlogger.warn("login failed");`,
      "authn_login_fail",
    ],
    ["debug", `const debug = require("debug")("auth");\ndebug("login failed for %s", userId);`, "authn_login_fail"],
    ["loglevel", `import log from "loglevel";\nlog.info("login failed");`, "authn_login_fail"],
    ["a logger by its name", `export const refuse = (log) => log.debug("invalid credentials");`, "authn_login_fail"],
    ["only with DEBUG", `if (process.env.DEBUG === "true") console.warn("access denied");`, "authz_fail"],
    [
      "only when talkative",
      `export const refuse = (options) => { if (options.verbose) console.warn("access denied"); };`,
      "authz_fail",
    ],
    [
      "only while developing",
      `if (process.env.NODE_ENV === "development") console.error("invalid token");`,
      "authn_token_verify_fail",
    ],
    [
      "not in production",
      `if (process.env.NODE_ENV !== "production") { console.log("login failed"); }`,
      "authn_login_fail",
    ],
    [
      "behind an early return",
      `export function refuse() {\n  if (${prod}) return;\n  console.warn("login failed");\n}`,
      "authn_login_fail",
    ],
    ["a login that succeeded", `${made}logger.debug("user %s logged in", userId);`, "authn_login_success"],
  ])("%s", (...[, code, event]) => {
    expect(events(code)).toEqual([event]);
  });

  test("a logger that another file makes, with a level that a third one chooses", () => {
    const files: Readonly<Record<string, string>> = {
      "/app/config.ts": `export const config = { logLevel: process.env.LOG_LEVEL ?? "warn" };`,
      "/app/logger.ts": `import pino from "pino";\nimport { config } from "./config";\nexport const logger = pino({ level: config.logLevel });`,
      "/app/login.ts": `import { logger } from "./logger";\nlogger.info("login failed");\nlogger.warn("access denied");`,
    };
    const messages = findingsAmong(files, "/app/login.ts", onlyRule(rule)).map(({ message }) => message);
    expect(messages).toEqual([
      "`logger.info` tells of an event (authn_login_fail: failed login) at a level that production drops unless a setting lowers the level (it writes `warn` and above); use `warn`.",
    ]);
  });
});

describe("silent", () => {
  test.each([
    ["warn", `${made}logger.warn("login failed");`],
    ["info", `${made}logger.info("user %s logged in", userId);`],
    ["a talkative logger", `${pino}const logger = pino({ level: "debug" });\nlogger.debug("login failed");`],
    [
      "talkative in production too",
      `${pino}const logger = pino({ level: ${prod} ? "debug" : "trace" });\nlogger.debug("login failed");`,
    ],
    ["a talkative level that is set later", `${made}logger.level = "debug";\nlogger.debug("login failed");`],
    [
      "a detail beside another line",
      `${made}export function refuse(userId) {\n  logger.warn("login failed");\n  logger.debug("invalid password hash of %s", userId);\n}`,
    ],
    [
      "a detail behind another line",
      `${made}export function refuse(user) {\n  if (user) { logger.debug("login failed for %s", user.id); }\n  logger.warn("login failed");\n}`,
    ],
    ["no event", `${made}logger.debug("looking up %s", userId);`],
    ["the beginning of a login", `${made}logger.debug("attempting login for %s", userId);`],
    ["a check that begins", `${made}logger.debug("verifying token");`],
    ["what is about passwords", `${made}logger.debug("password policy loaded");`],
    ["a failed request", `${made}logger.debug("request failed with 500");`],
    ["a failed connection", `${made}logger.debug("connection refused");`],
    ["something at a login", `${made}logger.debug("avatar refresh on login failed");`],
    ["another service", `${made}logger.debug("failed to authenticate with registry");`],
    ["a prefix in brackets", `${made}logger.debug("[auth token] failed to load templates");`],
    ["a count", `${made}logger.debug("number of failed logins: %d", failures);`],
    ["a setting", `${made}logger.debug("rate limit configured");`],
    ["the console's debug, which Node writes", `console.debug("login failed");`],
    ["Nest by default", `import { Logger } from "@nestjs/common";\nnew Logger("auth").debug("login failed");`],
    ["a feature behind a setting", `if (process.env.CLOUD_REGION) console.warn("access denied");`],
    [
      "a condition that is something else",
      `export const refuse = (user) => { if (user.isAdmin) console.warn("access denied"); };`,
    ],
    [
      "winston with one talkative transport",
      `import winston from "winston";\nconst logger = winston.createLogger({ transports: [new winston.transports.Console({ level: "error" }), new winston.transports.Console({ level: "debug" })] });\nlogger.debug("login failed");`,
    ],
    [
      "refused by another service",
      `export async function fetchAll(log) { try { await load(); } catch (err) { if (err.statusCode === 401) log.debug("unauthorized request"); } }`,
    ],
    [
      "a success at a level that nobody knows",
      `export const connect = (logFn, user) => logFn.debug("logged in as %s", user.name);`,
    ],
    ["a type of something else", `${made}logger.debug({ type: "input_text_delta" }, "part of an answer");`],
    ["an action of something else", `${made}logger.debug({ action: "user_list" }, "routed");`],
    ["a type that queues use", `${made}logger.debug({ type: "user_created" }, "taken from the queue");`],
    ["a span", `import { trace } from "@opentelemetry/api";\ntrace.getActiveSpan()?.addEvent("login failed");`],
    ["a browser", `if (process.env.NODE_ENV !== "production") console.log("login failed", window.location.href);`],
  ])("%s", (...[, code]) => {
    expect(events(code)).toEqual([]);
  });
});

describe("messages that tell of an event", () => {
  test.each([
    ["Login failed", "authn_login_fail"],
    ["LOGIN_FAILED", "authn_login_fail"],
    ["loginFailed", "authn_login_fail"],
    ["Failed login attempt", "authn_login_fail"],
    ["AuthService: wrong password", "authn_login_fail"],
    ["Could not authenticate user", "authn_login_fail"],
    ["invalid or expired token", "authn_token_verify_fail"],
    ["Session has expired", "authn_token_verify_fail"],
    ["User is not authorized to delete", "authz_fail"],
    ["Unauthorized access attempt", "authz_fail"],
    ["Blocked unauthorized attachment rename attempt", "authz_fail"],
    ["Insufficient permissions", "authz_fail"],
    ["Password changed", "authn_password_change"],
    ["Invalid CSRF token", "authn_csrf_fail"],
    ["Granted admin role to   by owner", "privilege_permissions_changed"],
    ["New user registered", "user_created"],
    ["Invalid token, sending 401", "authn_token_verify_fail"],
    ["Invalid password for email  ", "authn_login_fail"],
    ["Auth callback: wrong password", "authn_login_fail"],
    ["Token was revoked", "authn_token_verify_fail"],
    ["Invalid session, falling back to guest", "authn_token_verify_fail"],
    ["Access denied to file  ", "authz_fail"],
  ])("%s: %s", (message, event) => {
    expect(eventOfMessage(message)).toBe(event);
  });

  test.each([
    "user created_at is missing",
    "login page rendered",
    "refreshing token",
    "not logged in",
    "token cache miss",
    "permissions loaded",
    "session store ready",
    "password reset requested",
    "deleted order of user",
    "Webhook organization mismatch",
    "Unknown token type",
    "token expired, refreshing",
    "session expired, creating a new one",
    "access token expired; requesting another one",
    "removing expired tokens",
    "no invalid sessions found",
    "0 failed login attempts",
    "user created event published",
    "sending 'password changed' mail to",
    "webhook user deleted received",
    "handler for login failed registered",
    "redis: invalid password",
    "SMTP authentication failed",
    "access denied by S3",
    "rate limit exceeded for GitHub",
    "rate limited by the other side",
    "EACCES: permission denied, open",
    "permission denied while reading file",
    "unexpected invalid token",
    "invalid signature of function",
    "users table locked",
    "permissions changed on file",
    "roles assigned to shards",
  ])("%s: none", (message) => {
    expect(eventOfMessage(message)).toBeUndefined();
  });
});
