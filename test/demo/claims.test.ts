// Some entries of the manifest rest on how a library behaves. Here the shop runs, and its logs show that it does behave so.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shopFolder } from "./fixture.ts";

// The payment provider answers token requests and refuses everything else.
const program = `
  import { createServer } from "node:http";
  import { once } from "node:events";
  const provider = createServer((req, res) => {
    if (req.url === "/oauth/token") res.end('{"access_token":"provider-access","expires_in":100}');
    else res.writeHead(503).end();
  }).listen(0, "127.0.0.1");
  await once(provider, "listening");
  process.env.PAYMENT_URL = "http://127.0.0.1:" + provider.address().port;
  const { PaymentClient } = await import("../src/services/payment.ts");
  const { config } = await import("../src/config.ts");
  const { logger } = await import("../src/logging/logger.ts");
  const { mailLog } = await import("../src/logging/mail-log.ts");
  const { announceMail } = await import("../src/services/mail.ts");
  const { createLineLog } = await import("../src/logging/line-log.ts");
  const { createApiKey } = await import("../src/repositories/api-keys.ts");
  const { startShop } = await import("../src/shop.ts");
  const { clientOf } = await import("./client.ts");
  const client = new PaymentClient(config.payment);
  await client.charge("ord_1", 100, { number: "4242424242424242", expiry: "11/29", cvc: "123" }).catch(() => {});
  await client.refund("pay_1", 100);
  logger.info({ req: { headers: { authorization: "Bearer caller-access", cookie: "sid=caller-session" } } }, "headers");
  logger.info({ body: { currentPassword: "old-password", newPassword: "new-password" } }, "form");
  mailLog.info("contact form: %s", "hello\\nforged mail line");
  createLineLog("search").info("card 4242 4242 4242 4242");
  console.error("upload of %s refused", "a\\nforged console line");
  const shop = await startShop(0);
  const send = clientOf(shop.port, () => "request-1");
  const { apiKey } = createApiKey("Corner Shop");
  await send({ ip: "192.0.2.1", agent: "test" }, { path: "/partner/stock", headers: { "x-api-key": apiKey } });
  console.log("key " + apiKey);
  await shop.stop();
  mailLog.end();
  await once(mailLog, "finish");
  provider.close();
`;

const bundle = join(shopFolder, "dist", "claims.mjs");
let folder: string;
let stdout: string;
let stderr: string;

const shopLog = (): string => readFileSync(join(folder, "shop.log"), "utf8");
const lineWith = (text: string): string =>
  shopLog()
    .split("\n")
    .find((line) => line.includes(text)) ?? "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "demo-claims-"));
  mkdirSync(join(shopFolder, "dist"), { recursive: true });
  await build({
    stdin: { contents: program, resolveDir: join(shopFolder, "scripts"), loader: "js" },
    outfile: bundle,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  const env = {
    PATH: process.env["PATH"],
    LOG_DIR: folder,
    LOG_LEVEL: "debug",
    BCRYPT_ROUNDS: "4",
    JWT_SECRET: "claims-only-secret-that-is-long-enough",
    WEBHOOK_SECRET: "claims-only",
    PAYMENT_CLIENT_ID: "shop",
    PAYMENT_CLIENT_SECRET: "claims-only",
    MAIL_URL: "https://shop:mail-password@mail.example.com/v1",
  };
  const child = spawnSync(process.execPath, [bundle], { cwd: folder, env, encoding: "utf8" });
  ({ stdout, stderr } = child);
  expect(child.status, stderr).toBe(0);
});

afterAll(() => {
  rmSync(bundle, { force: true });
  rmSync(folder, { recursive: true, force: true });
});

describe("what the shop's loggers really do", () => {
  it("D04: the spread mail settings bring the password into the mail log", () => {
    expect(readFileSync(join(folder, "mail.log"), "utf8")).toContain('"password":"mail-password"');
  });

  it("D05, L08: redaction covers the partner's key at the top level and not the provider's token", () => {
    expect(lineWith("token of the payment provider renewed")).toContain('"accessToken":"provider-access"');
    expect(lineWith("partner recognised")).toContain('"apiKey":"[redacted]"');
  });

  it("D07, D09: winston's printf and console.error let a line break through", () => {
    expect(readFileSync(join(folder, "mail.log"), "utf8").split("\n")).toContain("forged mail line");
    expect(stderr.split("\n")).toContain("forged console line refused");
  });

  it("D12: the paths for `password` do not match the fields of the password form", () => {
    expect(lineWith('"msg":"form"')).toContain('"currentPassword":"old-password","newPassword":"new-password"');
  });

  it("D13: the error of a failed charge carries the Authorization header and the card", () => {
    expect(lineWith('"msg":"charge failed"')).toContain("Bearer provider-access");
    expect(lineWith('"msg":"charge failed"')).toContain("4242424242424242");
  });

  it("D16: the path with a capital letter covers nothing, the one for the cookie does", () => {
    expect(lineWith('"msg":"headers"')).toContain('"authorization":"Bearer caller-access","cookie":"[redacted]"');
  });

  it("D17: card numbers pass the line log", () => {
    expect(stdout).toContain("[search] card 4242 4242 4242 4242");
  });

  it("D25: pino drops an error that follows the message", () => {
    const { err, msg, ...rest } = JSON.parse(lineWith("refund was not accepted")) as Record<string, unknown>;
    expect(msg).toBe("refund was not accepted by the provider");
    expect(err).toBeUndefined();
    expect(Object.keys(rest)).toEqual(["level", "time", "service", "instance", "module"]);
  });

  it("D30: the partner's key is among the headers of the HTTP logger", () => {
    const key = /^key (\S+)$/m.exec(stdout)?.[1] ?? "no key";
    expect(lineWith('"url":"/partner/stock"')).toContain(`"x-api-key":"${key}"`);
  });

  it("L15: `*.password` covers the mail settings in the main log", () => {
    expect(lineWith('"mail":{')).toContain('"password":"[redacted]"');
  });
});
