// How secrets and personal data really reach logs: the nine shapes of advisories, fixes and mature applications.
import { describe, test } from "vitest";
import { reported, silent } from "./reported.ts";

describe("1. a short-lived debug print of a value whose own name says it", () => {
  test("console.log of a password", () =>
    reported(`
export async function signIn(email, password) {
  console.log("DEBUG", «password»);
  return users.verify(email, password);
}`));

  test("a token, a session id and a key one after the other", () =>
    reported(`
export function debugSession(req, apiKey) {
  console.log(«req.session.accessToken»);
  console.log("key is", «apiKey»);
  console.info("cookie", «req.cookies.sessionId»);
}`));

  test("console.dir and console.table of what was decrypted", () =>
    reported(`
const privateKey = decrypt(stored.key);
console.dir(«privateKey»);
console.table([{ id: 1, «privateKey» }]);`));

  test("a one-time code on its way to the phone", () =>
    reported(`
export async function sendCode(phone) {
  const otp = randomInt(100000, 999999).toString();
  console.log("otp for login:", «otp»);
  await sms.send(phone, otp);
}`));

  test("a token whose name also says what it is for", () =>
    reported(`
export async function createLink(input) {
  const { directTemplateToken, recoveryPageToken, fileDownloadToken } = input;
  console.log("creating from", «directTemplateToken»);
  console.log("page", «recoveryPageToken», «fileDownloadToken»);
}`));
});

describe("2. whole objects", () => {
  test("the request in an exception filter", () =>
    reported(`
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from "@nestjs/common";
import type { Request } from "express";
@Catch()
export class AllExceptionsFilter implements ExceptionFilter {
  private readonly logger = new Logger(AllExceptionsFilter.name);
  catch(exception: unknown, host: ArgumentsHost) {
    const request = host.switchToHttp().getRequest<Request>();
    this.logger.error({ exception, «request» });
  }
}`));

  test("the request of an axios interceptor", () =>
    reported(`
import axios from "axios";
const client = axios.create({ baseURL: "https://api.example.com" });
client.interceptors.request.use((config) => {
  config.headers.Authorization = \`Bearer \${readAccessToken()}\`;
  console.log("request", «config»);
  return config;
});`));

  test("the headers in an axios interceptor", () =>
    reported(`
import axios from "axios";
axios.interceptors.request.use((config) => {
  console.debug("calling", config.url, «config.headers»);
  return config;
});`));

  test("req.headers", () =>
    reported(`
app.use((req, res, next) => {
  console.log(req.method, req.url, «req.headers»);
  next();
});`));

  test("req.body", () =>
    reported(`
router.post("/register", async (req, res) => {
  console.log("register", «req.body»);
  res.sendStatus(201);
});`));

  test("req.session", () =>
    reported(`
app.get("/account", (req, res) => {
  console.log("session", «req.session»);
  res.render("account");
});`));

  test("process.env", () => reported(`console.log("starting with", «process.env»);`));

  test("process.argv", () => reported(`console.log("called as", «process.argv»);`));

  test("a config object with a secret in its literal", () =>
    reported(`
const config = { port: 3000, database: { host: "db.example.com", password: process.env.DB_PASSWORD } };
console.log("effective configuration", «config»);`));

  test("a config of which only the declared type names the secret", () =>
    reported(`
interface ServerConfig { port: number; jwtSecret: string; smtp: { host: string; pass: string } }
export function start(config: ServerConfig) {
  console.log("starting", «config»);
}`));

  test("an SDK client's options", () =>
    reported(`
import { S3Client } from "@aws-sdk/client-s3";
const options = { region: "eu-central-1", credentials: { accessKeyId: id, secretAccessKey: process.env.S3_SECRET_KEY } };
const s3 = new S3Client(options);
logger.info("storage ready", «options»);`));

  test("a provider object", () =>
    reported(`
interface OAuthProvider { id: string; clientId: string; clientSecret: string; authorization: string }
export function signin(provider: OAuthProvider) {
  logger.debug("redirecting to provider", { «provider» });
}`));

  test("a provider that the code reads the secret of", () =>
    reported(`
export default async function getAuthorizationUrl({ options, logger }) {
  const { provider } = options;
  const client = new OAuth2(provider.clientId, provider.clientSecret, provider.accessTokenUrl);
  logger.debug("GET_AUTHORIZATION_URL", { url: client.url, «provider» });
}`));

  test("an integration record of a schema", () =>
    reported(`
import mongoose from "mongoose";
const integrationSchema = new mongoose.Schema({ team: String, slack: { botToken: String, channel: String } });
export const Integration = mongoose.model("Integration", integrationSchema);
export async function connect(team) {
  const integration = await Integration.findOne({ team });
  logger.info("integration connected", «integration»);
}`));

  test("the user entity of an ORM", () =>
    reported(`
import { Column, Entity, PrimaryGeneratedColumn, type Repository } from "typeorm";
@Entity()
export class User {
  @PrimaryGeneratedColumn() id: number;
  @Column() email: string;
  @Column() passwordHash: string;
}
export class UserService {
  constructor(private readonly users: Repository<User>) {}
  async find(id: number) {
    const user = await this.users.findOneBy({ id });
    console.log("loaded", «user»);
    return user;
  }
}`));

  test("a job whose payload holds recipients", () =>
    reported(`
type SendMailPayload = { recipientEmail: string; recipientName: string; documentId: number };
export async function run(job: { id: string; payload: SendMailPayload }) {
  console.log("running job", job.id, «job.payload»);
}`));

  test("an API key record", () =>
    reported(`
socket.on("addAPIKey", async (record, callback) => {
  const apiKey = nanoid(40);
  const saved = await apiKeys.save({ ...record, apiKey });
  log.debug("apikeys", "Added", { id: saved.id, ...record, «apiKey» });
});`));
});

describe("3. format arguments", () => {
  test("a session token for %s", () =>
    reported(`
import winston from "winston";
const logger = winston.createLogger();
export function resume(userId, sessionToken) {
  logger.verbose('user %s sessionToken %s', userId, «sessionToken»);
}`));

  test("util.format before the call", () =>
    reported(`
import util from "node:util";
export function connect(host, dbPassword) {
  const line = util.format("connecting to %s with %s", host, dbPassword);
  console.log(«line»);
}`));

  test("debug's own formatters", () =>
    reported(`
import createDebug from "debug";
const debug = createDebug("app:auth");
export const verify = (refreshToken) => debug("refreshing %o", «refreshToken»);`));
});

describe("4. HTTP traces of OAuth and API clients", () => {
  test("data of a token endpoint", () =>
    reported(`
export async function exchange(code) {
  const response = await fetch("https://id.example.com/oauth/token", { method: "POST", body: new URLSearchParams({ grant_type: "authorization_code", code }) });
  const data = await response.json();
  console.log("exchange", «data»);
  return data;
}`));

  test("text of a token endpoint", () =>
    reported(`
export async function refresh(body) {
  const res = await fetch(\`\${issuer}/oauth2/token\`, { method: "POST", body });
  const text = await res.text();
  logger.debug(\`token endpoint said \${«text»}\`);
}`));

  test("res of axios at a token endpoint", () =>
    reported(`
import axios from "axios";
export async function login(code, clientSecret) {
  const res = await axios.post(tokenEndpoint, { grant_type: "authorization_code", code, client_secret: clientSecret });
  logger.info("token response", «res.data»);
}`));

  test("the request that carries the client secret", () =>
    reported(`
import superagent from "superagent";
export function authorize(code) {
  const params = { grant_type: "authorization_code", code, client_secret: process.env.CLIENT_SECRET };
  console.debug("asking for a token", «params»);
  return superagent.post("https://id.example.com/token").send(params);
}`));

  test("a generic client that traces its requests", () =>
    reported(
      `
import * as api from "./api";
export function refreshTokens(refreshToken) {
  return api.request("POST", "/oauth2/v3/token", {
    form: { refresh_token: refreshToken, client_secret: api.clientSecret(), grant_type: "refresh_token" },
    «logOptions: { body: { refresh_token: refreshToken } }»,
  });
}`.replace("«logOptions: { body: { refresh_token: refreshToken } }»", "origin: api.authOrigin"),
      {
        "/app/src/api.ts": `
import logger from "./logger";
export const authOrigin = "https://id.example.com";
export const clientSecret = () => process.env.CLIENT_SECRET;
export function request(method, resource, options) {
  logger.debug(">>> HTTP REQUEST", method, resource);
  return send(method, resource, options);
}`,
        "/app/src/logger.ts": `import winston from "winston";\nexport default winston.createLogger();`,
      },
    ));

  test("a generic client that traces the body of its requests", () =>
    reported(
      `
import * as api from "./api";
export function refreshTokens(refreshToken) {
  return api.request("POST", "/oauth2/v3/token", {
    form: { «refresh_token: refreshToken», grant_type: "refresh_token" },
  });
}`,
      {
        "/app/src/api.ts": `
import logger from "./logger";
export function request(method, resource, options) {
  logger.debug(">>> HTTP REQUEST", method, resource, options.form);
  return send(method, resource, options);
}`,
        "/app/src/logger.ts": `import winston from "winston";\nexport default winston.createLogger();`,
      },
    ));
});

describe("5. URLs that carry credentials", () => {
  test("a database URL", () => reported(`console.log("connecting to", «process.env.DATABASE_URL»);`));

  test("a database URL put together a line above", () =>
    reported(`
const url = \`postgres://\${user}:\${process.env.PGPASSWORD}@\${host}/shop\`;
console.log(\`migrating \${«url»}\`);`));

  test("a git remote with a token", () =>
    reported(`
export function publish(repository) {
  const remote = "https://" + process.env.GH_TOKEN + "@github.com/" + repository + ".git";
  console.log("pushing to " + «remote»);
}`));

  test("a registry or proxy URL by its href", () =>
    reported(`
export function openTunnel(proxyUrl) {
  const proxy = new URL(proxyUrl);
  const agent = connect(proxy.hostname, { auth: \`\${proxy.username}:\${proxy.password}\` });
  console.log("proxy", «proxy.href»);
  return agent;
}`));

  test("a reset link built a line above", () =>
    reported(`
export async function forgot(user) {
  const token = await createResetToken(user.id);
  const link = \`https://shop.example.com/reset?token=\${token}\`;
  logger.info("reset link " + «link»);
}`));

  test("a sign-in link", () =>
    reported(`
export async function sendSignInMail(identifier, url) {
  const magicLink = \`\${url}/callback/email?\${new URLSearchParams({ token: randomToken() })}\`;
  console.log("sign in with", «magicLink»);
}`));
});

describe("6. first-run and CLI code", () => {
  test("a generated admin password", () =>
    reported(`
const adminPassword = crypto.randomBytes(12).toString("base64url");
await users.create({ name: "admin", password: adminPassword });
console.log(\`Admin account created. Password: \${«adminPassword»}\`);`));

  test("a generated password under a harmless name", () =>
    reported(`
import { generatePassword } from "./passwords";
const generated = generatePassword(16);
console.log(\`Your password: \${«generated»}\`);`));

  test("an invite token", () =>
    reported(`
const { inviteToken } = await invitations.create(email);
process.stdout.write("Invite: " + «inviteToken» + "\\n");`));

  test("the command line with user:password@host", () =>
    reported(`
const args = ["mysqldump", \`--host=\${host}\`, \`--password=\${process.env.MYSQL_PASSWORD}\`];
console.log("running", «args».join(" "));`));

  test("the token of a sign-in that the program ends", () =>
    reported(`
import clc from "cli-color";
export const command = new Command("logout").action(async (options) => {
  const globalToken = options.token ?? config.get("tokens").refresh_token;
  if (globalToken) logger.info("Logging out token " + clc.bold(«globalToken»));
});`));
});

describe("7. error values", () => {
  test("a URL in an error message that is logged elsewhere", () =>
    reported(`
const databaseUrl = process.env.DATABASE_URL;
function parse() {
  if (!URL.canParse(databaseUrl)) throw new Error(\`cannot parse "\${«databaseUrl»}"\`);
}
try {
  parse();
} catch (error) {
  console.error("startup failed", «error»);
}`));

  test("axios with Authorization", () =>
    reported(`
import axios from "axios";
export async function charge(order) {
  try {
    return await axios.post("https://pay.example.com/charges", order, { headers: { Authorization: \`Bearer \${process.env.PAY_API_KEY}\` } });
  } catch (error) {
    logger.error("charge failed", «error»);
  }
}`));

  test("got hides its options from printing", () =>
    silent(`
import got from "got";
export async function stars(accessToken) {
  try {
    return await got("https://api.example.com/stars", { headers: { authorization: accessToken } }).json();
  } catch (error) {
    console.error(error);
  }
}`));

  test("a wrapper of fetch that puts the request into its error", () =>
    reported(`
async function call(url, apiToken) {
  const options = { headers: { Authorization: \`Bearer \${apiToken}\` } };
  const response = await fetch(url, options);
  if (!response.ok) throw Object.assign(new Error("request failed"), { options });
  return response.json();
}
export async function sync(url, apiToken) {
  try {
    return await call(url, apiToken);
  } catch (error) {
    console.error("sync failed", «error»);
  }
}`));

  test("an error's context filled in one file and printed by the central handler in another", () =>
    reported(
      `
import { logger } from "./logger";
export function logError(error) {
  if (error.context) {
    logger.debug("Error Context:", JSON.stringify(«error.context», undefined, 2));
  }
}`,
      {
        "/app/src/logger.ts": `import winston from "winston";\nexport const logger = winston.createLogger();`,
        "/app/src/response-to-error.ts": `
import { HttpError } from "./http-error";
export function responseToError(response, body, request) {
  return new HttpError("HTTP Error: " + response.statusCode, {
    context: { body, response, headers: { Authorization: request.headers.Authorization } },
  });
}`,
        "/app/src/http-error.ts": `
export class HttpError extends Error {
  constructor(message, options = {}) {
    super(message);
    this.context = options.context;
  }
}`,
      },
    ));

  test("an error's context in the same file", () =>
    reported(`
class ApiError extends Error {
  constructor(message, context) {
    super(message);
    this.context = context;
  }
}
async function call(url, accessToken) {
  const request = { url, headers: { Authorization: accessToken } };
  const response = await fetch(url, request);
  if (!response.ok) throw new ApiError("call failed", { request });
}
export async function sync(url, accessToken) {
  try {
    await call(url, accessToken);
  } catch (error) {
    console.error("sync failed", error.message, «error.context»);
  }
}`));
});

describe("8. a mask that misses", () => {
  test("masks the password and logs the session token", () =>
    reported(`
const mask = (data) => ({ ...data, password: "***" });
export function login(username, password, sessionToken) {
  console.log("login", mask({ username: hash(username), password, «sessionToken» }));
}`));

  test("masks the field and logs the header beside it", () =>
    reported(`
app.post("/login", (req, res) => {
  const { password, ...safe } = req.body;
  console.log("login", «req.headers»);
});`));

  test("masks the body and logs the URL with the token", () =>
    reported(`
import pino from "pino";
const logger = pino({ redact: ["body.token"] });
export function reset(token, body) {
  const url = \`/reset?token=\${token}\`;
  logger.info({ body: { token }, «url» }, "reset");
}`));

  test("masks fields and writes the text beside them", () =>
    reported(`
import pino from "pino";
const logger = pino({ redact: ["password"] });
export const create = (password) => logger.info({ password }, \`created with \${«password»}\`);`));

  test("a pino path one level too shallow", () =>
    reported(`
import pino from "pino";
const logger = pino({ redact: [«"password"»] });
export const save = (input) => logger.info({ user: { id: input.id, «password: input.password» } }, "saved");`));

  test("a censor list that covers headers and not the body", () =>
    reported(`
import pino from "pino";
const logger = pino({ redact: ["req.headers.authorization", "req.headers.cookie"] });
export function handle(req, res) {
  logger.info({ req: { headers: { authorization: req.headers.authorization } }, «body: req.body» }, "handled");
}`));
});

describe("9. sinks that are no logger", () => {
  test("telemetry attributes", () =>
    reported(`
import { trace } from "@opentelemetry/api";
export function login(email, password) {
  const span = trace.getActiveSpan();
  span?.setAttribute("login.password", «password»);
}`));

  test("an error tracker", () =>
    reported(`
import * as Sentry from "@sentry/node";
export function fail(error, apiKey) {
  Sentry.captureException(error, { extra: { «apiKey» } });
}`));

  test("process.stdout.write", () =>
    reported(`export const show = (secretKey) => process.stdout.write(\`key \${«secretKey»}\\n\`);`));

  test("an appended file", () =>
    reported(`
import fs from "node:fs";
export const trace = (user, pin, password) => fs.appendFileSync("/var/log/app/auth.log", user.id + " " + «password» + "\\n");`));

  test("an event or audit table", () =>
    reported(`
export async function rotate(user, newPassword) {
  await prisma.auditLog.create({ data: { action: "password.rotate", userId: user.id, detail: \`new password \${«newPassword»}\` } });
}`));

  test("a rate limiter that logs its key", () =>
    reported(
      `
import { verifyLimit } from "./limits";
export async function confirm(verificationToken) {
  await verifyLimit.check({ «identifier: verificationToken» });
}`,
      {
        "/app/src/limits.ts": `
import { logger } from "./logger";
const createLimit = (options) => ({
  async check(params) {
    const key = params.identifier;
    if (await isOver(key)) logger.warn({ message: "rate limit exceeded", action: options.action, key });
  },
});
export const verifyLimit = createLimit({ action: "verify" });`,
        "/app/src/logger.ts": `import pino from "pino";\nexport const logger = pino();`,
      },
    ));
});

describe("the same places without the secret", () => {
  test("the request's method, the id of the user, the names of variables", () =>
    silent(`
app.use((req, res, next) => {
  console.log(req.method, req.path.length, user.id, Object.keys(process.env).length);
  next();
});`));

  test("an error's message and status", () =>
    silent(`
import axios from "axios";
export async function charge(order, apiKey) {
  try {
    await axios.post("https://pay.example.com/charges", order, { headers: { Authorization: apiKey } });
  } catch (error) {
    logger.error("charge failed", error.message, error.response?.status);
  }
}`));

  test("an audit table that gets ids", () =>
    silent(`
export async function rotate(user, newPassword) {
  await users.update(user.id, { password: await hash(newPassword) });
  await prisma.auditLog.create({ data: { action: "password.rotate", userId: user.id } });
}`));

  test("a provider by its id", () =>
    silent(`
interface OAuthProvider { id: string; clientId: string; clientSecret: string }
export const signin = (provider: OAuthProvider) => logger.debug("redirecting to provider", { provider: provider.id });`));
});
