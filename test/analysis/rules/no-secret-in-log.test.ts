// no-secret-in-log: how secrets travel to a log, and what only looks like it.
import { describe, test } from "vitest";
import { check } from "../check.ts";

const rule = "no-secret-in-log";
const reported = (code: string): void => check(rule, code);
const silent = reported;

describe("a secret reaches a log", () => {
  test("through an assignment", () =>
    reported(`
      const copy = user.password;
      console.log(copy);
      //          ^^^^ \`user.password\` (in \`copy\`)
    `));

  test("through two variables and a template", () =>
    reported(`
      const header = \`Bearer \${session.accessToken}\`;
      const line = "calling with " + header;
      console.log(line);
      //          ^^^^ \`session.accessToken\` (in \`line\`)
    `));

  test("by concatenation in the call", () =>
    reported(`
      console.log("key: " + config.apiKey + "!");
      //                    ^^^^^^^^^^^^^ \`config.apiKey\` reaches
    `));

  test("by a template in the call", () =>
    reported(`
      console.log(\`secret \${client.clientSecret} in use\`);
      //                    ^^^^^^^^^^^^^^^^^^^ \`client.clientSecret\` reaches \`console.log\`
    `));

  test("in a field of an object", () =>
    reported(`
      console.log("saved", { id: user.id, password: input.pass });
      //                                  ^^^^^^^^^^^^^^^^^^^^ reaches
    `));

  test("by destructuring", () =>
    reported(`
      const { id, refreshToken } = await login(request);
      console.log(id, refreshToken);
      //              ^^^^^^^^^^^^ \`refreshToken\` reaches
    `));

  test("by destructuring under another name", () =>
    reported(`
      const { password: p } = form;
      console.log("got", p);
      //                 ^ \`form.password\` (in \`p\`)
    `));

  test("by spread", () =>
    reported(`
      const credentials = { user: name, password: input.pass };
      console.log("connecting", { host, ...credentials });
      //                                ^^^^^^^^^^^^^^ carries \`password\`
    `));

  test("as a format argument", () =>
    reported(`
      console.log("user %s token %s", userId, sessionToken);
      //                                      ^^^^^^^^^^^^ \`sessionToken\` reaches
    `));

  test("as a whole object that was built a few lines above", () =>
    reported(`
      const options = { url, headers: { authorization: header } };
      console.log("request", options);
      //                     ^^^^^^^ \`options\` carries \`headers.authorization\`
    `));

  test("in an object that got the secret later", () =>
    reported(`
      const entry = { user: id };
      entry.password = form.pass;
      console.log(entry);
      //          ^^^^^ \`entry\` carries
    `));

  test("through JSON.stringify", () =>
    reported(`
      console.log("body " + JSON.stringify({ login, password: pass }));
      //                                            ^^^^^^^^^^^^^^ reaches
    `));

  test("through a method of the string", () =>
    reported(`
      console.log(apiKey.trim().toUpperCase());
      //          ^^^^^^ \`apiKey\` reaches
    `));

  test("on one of two branches", () =>
    reported(`
      let shown = "hidden";
      if (debug) {
        shown = user.password;
      }
      console.log(shown);
      //          ^^^^^ \`user.password\` (in \`shown\`)
    `));

  test("in a catch", () =>
    reported(`
      let token = "";
      try {
        token = await issueAccessToken(user);
        await send(token);
      } catch {
        console.error("not sent", token);
        //                        ^^^^^ \`issueAccessToken()\` (in \`token\`)
      }
    `));

  test("from the environment", () =>
    reported(`
      const { DATABASE_PASSWORD } = process.env;
      console.log(DATABASE_PASSWORD);
      //          ^^^^^^^^^^^^^^^^^ reaches
    `));

  test("from a request header, with a followed path", () =>
    reported(`
      app.use((req, res, next) => {
        console.log("auth", req.headers.authorization);
        //                  ^^^^^^^^^^^^^^^^^^^^^^^^^ \`req.headers.authorization\` reaches
        next();
      });
    `));

  test("from a function whose name says what it gives", () =>
    reported(`
      console.log("one time", generatePassword());
      //                      ^^^^^^^^^^^^^^^^^^ \`generatePassword()\` reaches
    `));

  test("but not from one that is given the password of the account that it makes", () =>
    silent(`
      const userId = await createUserEmailPassword(body.email, body.password);
      console.log("created account", userId);
    `));

  test("because a label says what the value is", () =>
    reported(`
      const link = base + "/reset?token=" + random;
      console.log("mail", link);
      //                  ^^^^ \`random\` (in \`link\`)
    `));

  test("in an address that was put together with it", () =>
    reported(`
      const databaseUrl = \`postgres://app:\${dbPassword}@db.example.com/app\`;
      console.log(databaseUrl);
      //          ^^^^^^^^^^^ reaches
    `));

  test("in a class, through a field", () =>
    reported(`
      class Client {
        constructor(private readonly apiSecret: string) {}
        connect() {
          console.log("secret", this.apiSecret);
          //                    ^^^^^^^^^^^^^^ \`this.apiSecret\` reaches
        }
      }
    `));

  test("in a callback of a list", () =>
    reported(`
      const passwords = users.map((user) => user.password);
      passwords.forEach((entry) => console.log(entry));
      //                                       ^^^^^ reaches
    `));

  test("through a function of the file that logs its parameter", () =>
    reported(`
      function debug(text: string, value: unknown) {
        console.log(text, value);
      }
      debug("login", user.password);
      //             ^^^^^^^^^^^^^ \`user.password\` reaches \`console.log\` through \`debug\`
    `));

  test("through a function of the file that returns it", () =>
    reported(`
      const describe = (account) => account.name + "/" + account.password;
      console.log(describe(admin));
      //          ^^^^^^^^^^^^^^^ \`account.password\`
    `));

  test("as a literal", () =>
    reported(`
      console.log("using", "postgres://admin:tr0ub4dor&3x@db.example.com/shop");
      //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a literal
    `));

  test("as a literal that its name tells of", () =>
    reported(`
      const webhookSecret = "5b6cfa0d1e2f3748596a7b8c9d0e1f2031425364";
      console.log(webhookSecret);
      //          ^^^^^^^^^^^^^ a literal
    `));

  test("with only its ends cut off", () =>
    reported(`
      console.log(input.password.slice(1, -1));
      //          ^^^^^^^^^^^^^^ \`input.password\` reaches
    `));

  test("in a logger that is one by its name only", () =>
    reported(`
      this.logger.warn("bad token " + resetToken);
      //                              ^^^^^^^^^^ \`resetToken\` reaches \`this.logger.warn\`
    `));

  test("with only a long prefix shown", () =>
    reported(`
      console.log(apiKey.slice(0, 8) + "...");
      //          ^^^^^^ \`apiKey\`
    `));
});

describe("what only looks like a leak is silent", () => {
  test.each([
    [
      "a list of names of secrets",
      `interface Variable { name: string; secret: string }
export function tell(variables: Variable[]) {
  const secretIds = variables.filter((variable) => variable.secret).map((variable) => variable.secret);
  console.log(\`grant access to \${secretIds.join(",")}\`);
}`,
    ],
    ["a message", `console.log("password reset sent to the user");`],
    ["the id of a site at an analytics service", `console.log({ dsn: options.analyticsId, page: options.path });`],
    ["the address of a coin", "console.log(`scanning ${chain} token: ${tokenAddress}`);"],
    ["a key that is called a public id", "console.log(`no app with client id ${apiKey}`);"],
    ["an id", `console.log(apiKeyId, session.user.id, token.id);`],
    ["a name, type or path of a secret", `console.log(secretName, tokenType, config.privateKeyPath, secretArn);`],
    ["token counts", `console.log(usage.promptTokens, completion_tokens, maxTokens, usage.total_tokens);`],
    ["harmless environment", `console.log(process.env.NODE_ENV, process.env.PORT);`],
    ["other words", `console.log(unauthorized, secretary, microphone, passwordless, monkey, author);`],
    ["counts and lengths", `console.log(tokens.length, passwordCount, password.length);`],
    [
      "booleans",
      `console.log(hasToken, isValidPassword, Boolean(token), !secret, typeof password, password === other);`,
    ],
    ["time to live and expiry", `console.log(tokenTtl, accessTokenExpiresAt, tokenExpiry);`],
    ["masked values", `console.log(mask(password), redact(secret), maskedToken);`],
    ["hashed values", `console.log(createHash("sha256").update(password).digest("hex"));`],
    ["message constants", `console.log(MISSING_CLIENT_SECRET_ERROR, messages.IncorrectPassword);`],
    ["pagination tokens", `console.log(nextPageToken, cursorToken, continuationToken);`],
    ["an endpoint", `console.log(config.token_endpoint, tokenUrl);`],
    ["the name of a key", `console.log(passwordKey, tokenHeaderName);`],
    ["calls that are no loggers", `tokens.log(password); git.log(password); Math.log(secret); dialog.info(password);`],
    ["the last four digits", `console.log("card", cardToken.slice(-4));`],
    ["a safe field", `const login = { user: id, password: pass }; console.log(login.user);`],
    ["a value that was replaced", `let shown = user.password; shown = "***"; console.log(shown);`],
    ["the rest without the secret", `const { password, ...rest } = { password: pass, id: 1 }; console.log(rest);`],
    ["an object in a template", `const login = { user: id, password: pass }; console.log(\`login \${login}\`);`],
    ["names of fields", `console.log(Object.keys(credentials));`],
    ["a typed number", `function report(token: number, secret: boolean) { console.log(token, secret); }`],
    ["an enum", `enum Password { Weak, Strong }\nconsole.log(Password.Weak);`],
    ["a constant", `const API_TOKEN = "api-token";\nconsole.log(API_TOKEN);`],
    ["words that stand for a secret", `const apiKey = "put-your-own-key-1-here";\nconsole.log(apiKey);`],
    [
      "a long constant of another name",
      `const revision = "5b6cfa0d1e2f3748596a7b8c9d0e1f2031425364";\nconsole.log(revision);`,
    ],
    ["a function", `function password() {}\nconsole.log(password);`],
    ["an import of a package", `import { password } from "@inquirer/prompts";\nconsole.log(password);`],
    ["a token of a parser", `for (const token of tokens) console.log("unexpected", token.type, token.line);`],
    ["a prefix of a message", "console.log(`credentials: ${provider} returned ${status}`);"],
    [
      "an address put together from harmless parts",
      "const databaseUrl = `${host}:${port}`;\nconsole.log(databaseUrl);",
    ],
    [
      "a key that another function makes inside",
      `const sdkKey = () => generateSigningKey();\nconst key = sdkKey();\nconsole.log(key);`,
    ],
    ["a call of its own logger class", `class Log { info(secret) {} }\nnew Log().info(password);`],
  ])("%s", (_, code) => silent(code));

  test("a configured sanitizer", () =>
    check(rule, `console.log(withoutSecrets(password));`, { sanitizers: ["withoutSecrets"] }));

  test("a field that pino redacts", () =>
    silent(`
      import pino from "pino";
      const logger = pino({ redact: ["password", "user.token", "*.secret"] });
      logger.info({ password: form.pass, user: { token: form.accessToken }, a: { secret: form.clientSecret } }, "saved");
    `));
});

describe("pino's redaction does not reach", () => {
  test("one level deeper", () =>
    reported(`
      import pino from "pino";
      const logger = pino({ redact: { paths: ["password"], censor: "***" } });
      logger.info({ user: { password: form.pass } }, "saved");
      //                    ^^^^^^^^^^^^^^^^^^^ reaches
    `));

  test("the message", () =>
    reported(`
      import pino from "pino";
      const logger = pino({ redact: ["password"] }).child({ module: "auth" });
      logger.info("bad password %s", password);
      //                             ^^^^^^^^ reaches
    `));
});

describe("a variable of the environment", () => {
  test("that the code has just set holds what was put into it", () =>
    silent(`
      process.env.PRISMA_DATABASE_URL = "file:" + path.join(folder, "test.db");
      console.log("database:", process.env.PRISMA_DATABASE_URL);
    `));

  test("that was set to a secret holds one", () =>
    reported(`
      process.env.SERVICE_TOKEN = user.password;
      console.log(process.env.SERVICE_TOKEN);
      //          ^^^^^^^^^^^^^^^^^^^^^^^^^ \`process.env.SERVICE_TOKEN\` reaches
    `));

  test("that was set on one of two ways only may be the machine's own", () =>
    reported(`
      if (isTest) process.env.DATABASE_URL = "file:test.db";
      console.log(process.env.DATABASE_URL);
      //          ^^^^^^^^^^^^^^^^^^^^^^^^ \`process.env.DATABASE_URL\` reaches
    `));

  test("is the machine's own in another function", () =>
    reported(`
      export const prepare = () => { process.env.DATABASE_URL = "file:test.db"; };
      export const start = () => console.log(process.env.DATABASE_URL);
      //                                     ^^^^^^^^^^^^^^^^^^^^^^^^ \`process.env.DATABASE_URL\` reaches
    `));
});

describe("what a database is connected to", () => {
  test("is an address with a password", () =>
    reported(`
      const { MongoClient } = require("mongodb");
      export async function connect(config) {
        try {
          return await MongoClient.connect(config.mongo);
        } catch {
          console.log(\`no connection to \${config.mongo}\`);
          //                              ^^^^^^^^^^^^ \`config.mongo\` reaches
        }
      }
    `));

  test("also where the driver is named with its module", () =>
    reported(`
      import mongodb from "mongodb";
      export async function open(storage) {
        const client = await mongodb.MongoClient.connect(storage.uri, { appName: "shop" });
        console.log(\`connected to \${storage.uri}\`);
        //                          ^^^^^^^^^^^ \`storage.uri\` reaches
        return client;
      }
    `));

  test("what a socket is connected to is none", () =>
    silent(`
      export async function connect(socket, config) {
        await socket.connect(config.peer);
        console.log(\`connected to \${config.peer}\`);
      }
    `));
});

describe("the id of a session", () => {
  test("of a request lets its user in", () =>
    reported(`
      app.use((req, res, next) => {
        console.log("[%s] %s", req.session.id, req.path);
        //                     ^^^^^^^^^^^^^^ \`req.session.id\` reaches
        next();
      });
    `));

  test("of somebody who signs in lets them in", () =>
    reported(`
      export async function signIn(user, res) {
        const session = await sessions.open(user.id);
        res.cookie("sid", session.id);
        logger.info("[%s] signed in", session.id);
        //                            ^^^^^^^^^^ \`session.id\` reaches
      }
    `));

  test("of a connection of another protocol is told in each of its lines", () =>
    silent(`
      server.onCreate = function (mailbox, session, callback) {
        logger.debug({ tnx: "create", cid: session.id }, '[%s] CREATE "%s"', session.id, mailbox);
        callback(null, folders.add(mailbox));
      };
    `));

  test("of a platform's thing is no session id", () =>
    silent(`
      logger.info({ user_sid: user.user_sid, serviceProviderSid }, "found");
    `));
});

describe("a part of an address with a password", () => {
  test("that stands before the colon is the scheme", () =>
    silent(`
      const databaseUrl = process.env.DATABASE_URL;
      console.log("connecting to a database of type", databaseUrl.split(":")[0]);
    `));

  test("that stands behind it may hold the password", () =>
    reported(`
      const databaseUrl = process.env.DATABASE_URL;
      console.log("connecting to", databaseUrl.split("//")[1]);
      //                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ \`process.env.DATABASE_URL\` (in \`databaseUrl.split("//")[1]\`) reaches
    `));
});

test("the token of an ACME challenge is public", () =>
  silent(`
    // ACME http-01 (RFC 8555, 8.3)
    export async function authenticate(token, domain) {
      log.error("ACME", \`unknown challenge \${domain}: \${token}\`);
    }
  `));
