// What only looks like a leak: the look-alikes that make people switch a linter off, each silent, with the leak beside it where the
// difference is small.
import { describe, test } from "vitest";
import { reported, silent } from "./reported.ts";

describe("the message only mentions the word", () => {
  test.each([
    `console.log("password reset sent");`,
    `logger.info("Password changed successfully", { userId: user.id });`,
    `logger.warn("Invalid token");`,
    `console.error("token expired at", session.expiresAt);`,
    `logger.debug(\`validating api key for \${project.id}\`);`,
    `console.log("secret rotation finished in", Date.now() - startedAt, "ms");`,
    `logger.info("2FA: one-time code requested");`,
    `console.warn("No credit card on file for order", order.id);`,
    `logger.error("Unable to decrypt cookie", { reason: error.code });`,
    `console.log(\`[auth] \${count} passwords migrated\`);`,
    `logger.info({ event: "password.changed", userId }, "password changed");`,
    `console.log("Enter your password:");`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("an id", () => {
  test.each([
    `logger.info("revoked", apiKeyId);`,
    `console.log("session of", session.user.id);`,
    `logger.info({ tokenId: token.id, secretId: secret.id }, "rotated");`,
    `console.log("credential", credential.id, credentialId);`,
    `logger.debug("key", key.kid, privateKeyId, kmsKeyId);`,
    `console.log("client", clientId, oauth.client_id);`,
    `logger.info("card", card.id, paymentMethodId);`,
    `console.log(\`user \${user.id} signed in with \${account.providerId}\`);`,
    `logger.info("aws", process.env.AWS_ACCESS_KEY_ID);`,
    `console.log("jti", payload.jti, payload.sub);`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("a secret's or token's name, type, ARN, path or URL", () => {
  test.each([
    `console.log("reading", secretName, secretArn);`,
    `logger.info("mounted", secret.path, secretsPath, privateKeyFile);`,
    `logger.debug("token type", tokenType, token.type, token_type);`,
    `console.log("calling", tokenUrl, tokenEndpoint, oauth.token_endpoint);`,
    `console.log("cookie", cookieName, sessionCookieName);`,
    `logger.info(\`using key \${sshKeyName} from \${sshKeyPath}\`);`,
    `console.log("secret version", secretVersion, secret.name);`,
    `logger.info({ credentialsFile, credentialType }, "loaded");`,
    `console.log("header", API_KEY_HEADER, authHeaderName);`,
    `logger.info("kms", kmsKeyArn, encryptionKeyArn);`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("wanted security events", () => {
  test("who did what from where", () =>
    silent(`
export function login(req, user) {
  audit.info({ event: "authn_login_success", userId: user.id, ip: req.ip, userAgent: req.get("user-agent") }, "signed in");
}`));

  test("a failed sign-in with the name that was tried", () =>
    silent(`
import pino from "pino";
const log = pino();
export const fail = (username, ip) => log.warn({ event: "authn_login_fail", username, ip, attempts: 3 }, "sign-in failed");`));

  test("a changed permission", () =>
    silent(`
export const grant = (actor, target, role) => logger.warn("permissions changed", { actor: actor.id, target: target.id, role });`));

  test("an audit record", () =>
    silent(`
export const remove = (user, token) =>
  prisma.auditLog.create({ data: { type: "TOKEN_REVOKED", userId: user.id, email: user.email, tokenId: token.id } });`));
});

describe("a generic error", () => {
  test.each([
    `try { await login(password); } catch (error) { console.error(error); }`,
    `try { await login(password); } catch (error) { logger.error({ err: error }, "login failed"); }`,
    `try { verify(token); } catch (e) { console.error("verification failed", e.message, e.stack); }`,
    `verifyToken(token).catch((error) => logger.warn("invalid token", error));`,
    `process.on("uncaughtException", (error) => console.error("fatal", error));`,
    `emitter.on("error", (err) => { log.error(err); });`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("token counts of language models", () => {
  test.each([
    `console.log("usage", promptTokens, completionTokens, totalTokens);`,
    `logger.info({ usage: response.usage, total_tokens: response.usage.total_tokens });`,
    `console.log(\`used \${usage.input_tokens} of \${maxTokens} tokens\`);`,
    `logger.debug("cached", cachedTokens, cache_read_input_tokens, reasoningTokens);`,
    `console.log("budget", tokenBudget, tokensPerMinute, tokenLimit);`,
    `logger.info("cost", { inputTokens, outputTokens, costPerToken });`,
    `const tokens = encode(text); console.log(tokens.length, tokens);`,
  ])("%s", (code) => silent(`import { encode } from "gpt-tokenizer";\n${code}\n`));
});

describe('"token is missing" errors', () => {
  test.each([
    `throw new Error("token is missing");`,
    `throw new UnauthorizedException("No auth token provided");`,
    `if (!process.env.API_KEY) { console.error("API_KEY is not set"); process.exit(1); }`,
    `if (!token) logger.warn("missing token", { path: route.path });`,
    `console.error(\`Missing \${missingToken ? "token" : "key"}\`);`,
    `throw new Error(\`Environment variable \${name} is required\`);`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("harmless environment", () => {
  test.each([
    `console.log("mode", process.env.NODE_ENV, process.env.PORT);`,
    `logger.info(\`listening on \${process.env.HOST}:\${process.env.PORT}\`);`,
    `console.log(process.env.NEXT_PUBLIC_API_KEY, process.env.VITE_SENTRY_DSN, process.env.REACT_APP_TOKEN);`,
    `console.log("region", process.env.AWS_REGION, process.env.LOG_LEVEL, process.env.npm_package_version);`,
    `console.log(Object.keys(process.env).filter((name) => name.startsWith("APP_")));`,
    `console.log("debug", process.env.DEBUG === "true", Boolean(process.env.API_KEY), !!process.env.JWT_SECRET);`,
  ])("%s", (code) => silent(`${code}\n`));

  test("the one beside it is a secret", () =>
    reported(`console.log(process.env.NODE_ENV, «process.env.JWT_SECRET»);\n`));
});

describe("word parts", () => {
  test.each([
    `console.log(unauthorized, authorName, coauthors, authority);`,
    `logger.debug("deleted", deletedParseObject, secretary, secretariat);`,
    `console.log(microphone, headphones, telephony, phoneticName);`,
    `console.log(passwordless, passwordlessEnabled, bypass, compass, passenger.seat);`,
    `console.log(monkey, donkey, keyboard, keystroke, hockey, turkey);`,
    `console.log(tokenizer, tokenize, detokenized, cookieParser, cookieConsent);`,
    `console.log(pinned, spinner, pineapple, shipping, mapping);`,
    `console.log(passed, passing, password_policy, assessment, sessionStorageName);`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("counts and lengths", () => {
  test.each([
    `console.log("password length", password.length);`,
    `logger.info("tokens", tokens.length, tokenCount, apiKeys.size);`,
    `console.log(\`\${secrets.length} secrets loaded\`, passwords.filter(Boolean).length);`,
    `logger.info({ sessionCount, cookieCount: Object.keys(req.cookies).length });`,
    `console.log(await Token.count({ where: { userId } }), credentials.indexOf(x));`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("booleans", () => {
  test.each([
    `console.log({ hasToken, isValidPassword, needsPassword: !user.passwordHash });`,
    `logger.info("auth", Boolean(apiKey), !!token, token !== undefined, typeof password);`,
    `console.log("match", password === confirmPassword, await bcrypt.compare(password, user.hash));`,
    `logger.debug({ tokenPresent: token != null, passwordSet: user.password ? true : false });`,
    `console.log("has key", "apiKey" in config, config.hasOwnProperty("secret"), /^sk-/.test(apiKey));`,
    `console.log("token?", token ? "yes" : "no");`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("TTL and expiry", () => {
  test.each([
    `console.log(tokenExpiry, token.expiresAt, accessTokenTtl, JWT_EXPIRES_IN);`,
    `logger.info("session", { sessionTimeout, cookieMaxAge, refreshTokenExpiresAt });`,
    `console.log(\`token expires in \${tokenExpiresIn}s\`, passwordChangedAt, credentials.expiration);`,
    `logger.debug("otp valid for", otpTtl, resetTokenExpiry);`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("masked or hashed values", () => {
  test.each([
    `console.log("key", maskSecret(apiKey), redact(token), apiKey.slice(-4));`,
    `import { createHash } from "node:crypto"; console.log(createHash("sha256").update(token).digest("hex"));`,
    `console.log("fingerprint", sha256(apiKey), hashedToken, maskedCard, redactedHeaders);`,
    `console.log("password", "*".repeat(password.length), password.replace(/./g, "*"));`,
    `console.log("stored", await bcrypt.hash(password, 10));`,
    `logger.info({ token: "[redacted]", password: undefined, apiKey: "***" });`,
    `const { password, ...safe } = form; console.log("saving", safe);`,
    `console.log(_.omit(credentials, ["password", "token"]), _.pick(user, ["id"]));`,
  ])("%s", (code) => silent(`${code}\n`));

  test("eight characters of the beginning still leak", () =>
    reported(`export const show = (apiKey) => console.log("key", «apiKey».slice(0, 12) + "…");`));
});

describe("message constants", () => {
  test.each([
    `console.error(MISSING_CLIENT_SECRET_ERROR, ERRORS.INVALID_TOKEN);`,
    `logger.warn(messages.IncorrectPassword, i18n.t("password.tooShort"));`,
    `throw new Error(errors.PASSWORD_REQUIRED);`,
    `console.log(strings.resetPasswordTitle, texts.forgotPassword, labels.password);`,
    `logger.error(ErrorMessages.TOKEN_EXPIRED, ErrorCode.INVALID_CREDENTIALS);`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("pagination and cursor tokens", () => {
  test.each([
    `console.log("next page", nextToken, response.NextToken, nextPageToken);`,
    `logger.debug({ pageToken, continuationToken, cursorToken: page.cursor });`,
    `console.log("sync from", syncToken, resumeToken, changeToken, data.nextSyncToken);`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("rate-limiter tokens", () => {
  test.each([
    `console.log("bucket", bucket.tokens, remainingTokens, tokensRemaining);`,
    `logger.warn("rate limited", { tokens: limiter.getTokensRemaining(), refillRate });`,
    `console.log(\`\${this.tokens} tokens left in bucket\`, rateLimitTokens);`,
  ])("%s", (code) => silent(`class Bucket { take() {\n${code}\n} }\n`));
});

describe("token_endpoint and passwordKey", () => {
  test.each([
    `console.log(metadata.token_endpoint, discovery.authorization_endpoint, jwks_uri);`,
    `console.log("column", passwordKey, passwordField, tokenKeyName, secretKeyRef);`,
    `logger.debug("mapping", { emailKey, passwordColumn, tokenField });`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("CSS selectors", () => {
  test.each([
    `console.log("clicking", passwordSelector, 'input[name="password"]');`,
    `logger.debug("filled", selectors.passwordInput, "#token", tokenInputSelector);`,
    `console.log(\`waiting for \${loginSelectors.password}\`);`,
  ])("%s", (code) => silent(`${code}\n`));
});

describe("calls that are no loggers", () => {
  test.each([
    `tokens.log(token);`,
    `await git.log({ from: token, to: "HEAD" });`,
    `console.log(Math.log(secret.length)); Math.log(password);`,
    `const hll = new HyperLogLog(); hll.add(sessionToken);`,
    `catalog.add(apiKey); catalog.info(password);`,
    `dialog.alert(password); dialog.error(token);`,
    `completeLogin(password, token); login(password); prologue.write(secret);`,
    `blog.publish(token); backlog.add(password); changelog.write(secret);`,
  ])("%s", (code) => silent(`${code}\n`));
});
