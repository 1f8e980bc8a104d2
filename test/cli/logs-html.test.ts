// `seclog logs -f html`: one page that needs nothing else, with charts of what the log holds, and nothing of the log that could act in it.
import { describe, expect, test } from "vitest";
import { createTimeBuckets, quantile } from "../../src/logs/charts/time-buckets.ts";
import { seclog } from "./run-cli.ts";

const time = (minute: number): string => `2026-03-01T08:${String(minute).padStart(2, "0")}:00+02:00`;
const request = (minute: number, status: number, milliseconds: number): string =>
  JSON.stringify({
    time: time(minute),
    level: "info",
    msg: "request completed",
    req: { method: "GET", url: "/orders", remoteAddress: "203.0.113.7" },
    res: { statusCode: status },
    responseTime: milliseconds,
  });
const login = (minute: number, outcome: string): string =>
  JSON.stringify({
    time: time(minute),
    level: "warn",
    msg: `login ${outcome}`,
    event: `authn_login_${outcome === "failed" ? "fail" : "success"}`,
    user: "alice",
    ip: "203.0.113.9",
  });

const log = [
  ...Array.from({ length: 20 }, (_, minute) => request(minute, minute === 9 ? 503 : 200, minute === 9 ? 900 : 20)),
  login(20, "failed"),
  login(21, "succeeded"),
  JSON.stringify({ time: time(40), level: "error", msg: "stock is gone" }),
].join("\n");

async function report(files: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<string> {
  const { stdout, stderr } = await seclog(
    ["logs", ...Object.keys(files).filter((name) => name.endsWith(".log")), "-f", "html", ...flags],
    { files },
  );
  expect(stderr).toBe("");
  return stdout;
}

function section(page: string, title: string): string {
  return new RegExp(`<h2>${title}</h2>(.*?)</section>`, "s").exec(page)?.[1] ?? "";
}

describe("sections", () => {
  test("say when, how much, who, what and what is remarkable", async () => {
    const page = await report({ "shop.log": log });
    expect(page).toContain("2026-03-01 08:00:00.000+02:00 to 2026-03-01 08:40:00.000+02:00");
    expect(page).toMatch(/<b>23<\/b>\s*records/);
    expect(section(page, "Levels over time")).toMatch(/info 20.*warn 2.*error 1/s);
    expect(section(page, "Logins")).toMatch(/successful 1.*failed 1/s);
    expect(section(page, "Requests by status")).toMatch(/2xx 19.*5xx 1/s);
    expect(section(page, "Error rate")).toMatch(/requests answered with 5xx 100%/);
    expect(section(page, "Latency")).toMatch(/median 2\d ms.*99 of 100 9\d\d ms/s);
    expect(section(page, "Addresses")).toMatch(/203\.0\.113\.7.*20.*1<.*203\.0\.113\.9/s);
    expect(section(page, "Most frequent messages")).toMatch(/20<.*request completed/s);
    expect(section(page, "New messages")).toContain("stock is gone");
    expect(section(page, "New messages")).not.toContain("request completed");
    expect(section(page, "Anomalies")).not.toBe("");
  });

  test("times are those of the log's own clock", async () => {
    const chart = section(await report({ "shop.log": log }), "Levels over time");
    expect(chart).toContain("08:40: error 1");
    expect(chart).toContain(">08:00<");
  });

  test("say plainly when the log has nothing for them", async () => {
    const page = await report({ "plain.log": "ready\nbusy\n" });
    for (const text of [
      "No record has a time.",
      "The log tells of no login.",
      "The log tells of no HTTP request.",
      "No record names a client address.",
      "None was found.",
    ]) {
      expect(page).toContain(text);
    }
  });

  test("an anomaly comes with its message and the text of its evidence", async () => {
    const attack = Array.from(
      { length: 8 },
      (_, second) =>
        `2025-05-17T08:30:0${second}Z WARN login failed for user admin from 203.0.113.9: invalid credentials`,
    );
    const anomalies = section(await report({ "app.log": attack.join("\n") }), "Anomalies");
    expect(anomalies).toMatch(/brute-force 203\.0\.113\.9.*6 failed logins.*08:30:00 login failed for user admin/s);
  });

  test("statements are named with --src", async () => {
    const page = await report(
      { "app.log": `${time(0)} INFO stock is low`, "src/stock.ts": 'console.log("stock is low");' },
      "--src",
      "src",
    );
    expect(section(page, "Most frequent messages")).toContain("src/stock.ts:1");
  });

  test("several logs make one page; filters hold for each", async () => {
    const page = await report(
      { "a.log": `${time(0)} INFO ready`, "b.log": `${time(0)} INFO ready\n${time(1)} ERROR lost` },
      "--level",
      "error",
    );
    expect(page.match(/<article>/g)).toHaveLength(2);
    expect(page).toContain("<h1>a.log</h1>");
    expect(section(page, "Most frequent messages")).not.toContain("ready");
  });
});

describe("the page is safe to open and to send", () => {
  const hostile = `</style><script>alert(1)</script><img src=x onerror="alert(2)">' \u202e \u0007`;

  test("nothing of the log becomes markup", async () => {
    const page = await report({
      "evil.log": JSON.stringify({
        time: time(0),
        level: "warn",
        msg: `login failed ${hostile}`,
        user: hostile,
        ip: hostile,
        event: "authn_login_fail",
      }),
    });
    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page).not.toMatch(/<script|<img|onerror="|[\u0000-\u0008\u202e]/);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  test("it loads nothing and runs nothing", async () => {
    const page = await report({ "shop.log": log });
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|\bsrc=|url\(|@import|\son\w+=/);
    expect(page).toMatch(/@media print/);
  });

  test("it holds no secret", async () => {
    const token = ["sk", "live", "4eC39HqLyjWDarjtT1zdp7dc"].join("_");
    expect(await report({ "app.log": `${time(0)} INFO paying with ${token}\n` })).not.toContain(token);
  });
});

describe("time buckets", () => {
  test("grow wider with the log, lose no record and stay few", () => {
    const buckets = createTimeBuckets();
    const start = Date.UTC(2026, 2, 1, 8, 0, 7);
    for (let second = 0; second < 100_000; second += 7) buckets.add(start + second * 1000, ["record"], 1);
    const all = buckets.all;
    expect(buckets.width).toBe(900_000);
    expect(all.length).toBeLessThanOrEqual(120);
    expect(all.reduce((sum, { counts }) => sum + (counts.get("record") ?? 0), 0)).toBe(14_286);
  });

  test("quantiles are at most a tenth too large", () => {
    const buckets = createTimeBuckets();
    for (let i = 1; i <= 1000; i++) buckets.add(0, [], i);
    const [bucket] = buckets.all;
    for (const share of [0.5, 0.95, 0.99]) {
      const found = bucket ? quantile(bucket.durations, share) : undefined;
      expect(found).toBeGreaterThanOrEqual(share * 1000);
      expect(found).toBeLessThanOrEqual(share * 1100);
    }
  });
});
