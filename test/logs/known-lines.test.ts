// Lines that are known by the text behind their time are read as if nobody knew them.
import { expect, test } from "vitest";
import { cutBytes } from "../../src/logs/blocks.ts";
import { createLogEngine } from "../../src/logs/engine.ts";
import { createPresenter } from "../../src/logs/present.ts";
import type { LogRecord } from "../../src/logs/record.ts";

const reference = Date.UTC(2025, 11, 31);

function read(lines: readonly string[]): readonly LogRecord[] {
  const engine = createLogEngine({ reference });
  const present = createPresenter();
  return [...lines.map((line) => engine.push(line, 0)), engine.end()]
    .filter((entry) => entry !== undefined)
    .map(present);
}

// What a line means apart from its place in the log.
function meaning({
  line: _line,
  endLine: _end,
  template: _template,
  templateId: _id,
  anomalies: _,
  ...rest
}: LogRecord) {
  return rest;
}

const clock = (second: number): string => new Date(Date.UTC(2025, 4, 17, 8, 0, second)).toISOString().slice(0, 19);
const yearless = (second: number): string => `May 17 ${clock(second).slice(11)}`;
const accessed = (second: number): string => `17/May/2025:${clock(second).slice(11)} +0000`;

const kinds: readonly ((second: number) => string)[] = [
  (s) => `${yearless(s)} web1 sshd[${4000 + s}]: Failed password for root from 203.0.113.9 port 50114 ssh2`,
  (s) => `${yearless(s)} web1 sshd[${4000 + s}]: Connection closed by 203.0.113.9 [preauth]`,
  (s) => `${yearless(s)} web2 sshd[${4000 + s}]: Connection closed by 203.0.113.9 [preauth]`,
  (s) => `${yearless(s)} web1 vsftpd[${4000 + s}]: Connection closed by 203.0.113.9 [preauth]`,
  (s) => `${clock(s).replace("T", " ")},120 INFO [main] org.example.shop.Orders: order shipped`,
  (s) => `${clock(s).replace("T", " ")},120 WARN [main] org.example.shop.Orders: order shipped`,
  (s) => `${clock(s)}.120Z INFO [main] org.example.shop.Orders: order shipped`,
  (s) => `${clock(s)}.120Z INFO charge card 4539 5787 6362 1486 for user9`,
  (s) => `${clock(s)}.120Z INFO login ok user=alice password=h7Kp2mQ9xTz4`,
  (s) => `192.0.2.${s % 9} - - [${accessed(s)}] "GET /orders/42?page=2 HTTP/1.1" 200 512 "-" "Mozilla/5.0" 0.013`,
  (s) => `192.0.2.${s % 9} - - [${accessed(s)}] "POST /login HTTP/1.1" 401 12`,
  (s) => `192.0.2.7 - user${s % 3} [${accessed(s)}] "POST /login HTTP/1.1" 401 12`,
  (s) => `{"level":30,"time":${Date.UTC(2025, 4, 17, 8, 0, s)},"pid":7,"hostname":"web1","msg":"cache miss"}`,
  (s) => `{"level":50,"time":${Date.UTC(2025, 4, 17, 8, 0, s)},"pid":7,"hostname":"web1","msg":"cache miss"}`,
  (s) => `{"level":"warn","message":"login failed for user bob from 203.0.113.9","timestamp":"${clock(s)}.120Z"}`,
  (s) => `{"@timestamp":"${clock(s)}+02:00","log.level":"INFO","message":"started","service":{"name":"shop"}}`,
  (s) => `{"level":30,"time":${Date.UTC(2025, 4, 17, 8, 0, s)},"msg":"signed in","token":"9f86d081884c7d65"}`,
  (s) =>
    `{"level":30,"time":${Date.UTC(2025, 4, 17, 8, 0, s)},"req":{"url":"/a"},"res":{"statusCode":200},"msg":"done"}`,
  (s) => `${yearless(s)} web1 sshd[${4000 + s}]: Failed password for root from 203.0.113.9 port ${9300 + s} ssh2`,
  (s) =>
    `${yearless(s)} web1 sshd[${4000 + s}]: Received disconnect from 203.0.113.9 port ${9300 + s}:11: Bye [preauth]`,
  (s) => `${yearless(s)} web1 sshd[${4000 + s}]: Connection closed by 203.0.113.9 port ${9300 + s} [preauth]`,
  (s) => `${yearless(s)} web1 sshd[${4000 + s}]: Invalid user a 192.0.2.1 port ${9300 + s} from 203.0.113.9 port 5011`,
  (s) =>
    `${yearless(s)} web1 sshd[${4000 + s}]: input_userauth_request: invalid user a 192.0.2.1 port ${9300 + s} [preauth]`,
];

test("a line means the same whenever it comes, whatever was read before", () => {
  // More headers than it takes for their layout to be settled, in an order that changes.
  const seconds = Array.from({ length: 1600 }, (_, i) => i);
  const lines = seconds.map((second) => kinds[(second * 5) % kinds.length]?.(second) ?? "");
  const records = read(lines);
  expect(records).toHaveLength(lines.length);
  for (const second of seconds.slice(-40)) {
    // The access log before it, so that the reader knows no more of the layout than from one line.
    const [alone] = read([lines[second] ?? ""]);
    if (alone && !alone.body.includes("order shipped"))
      expect(meaning(records[second] ?? alone)).toEqual(meaning(alone));
  }
});

test("the address is that of the line, the process that of the line", () => {
  const records = read(Array.from({ length: 60 }, (_, i) => kinds[i % 2 === 0 ? 9 : 0]?.(i) ?? ""));
  expect(records.at(-2)).toMatchObject({ "client.address": "192.0.2.4", "url.path": "/orders/42", duration_ms: 13 });
  expect(records.at(-1)?.attributes).toMatchObject({ "process.pid": 4059, "host.name": "web1" });
  expect(records.at(-1)?.timestamp).toBe("2025-05-17T08:00:59.000Z");
});

test("each line keeps the port that it names, and the name that somebody has typed with a port in it", () => {
  const typed = (i: number): string =>
    `${yearless(i)} web1 sshd[7]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.4  user=a 192.0.2.1 port ${9300 + i}`;
  const lines = Array.from({ length: 90 }, (_, i) => (i % 3 === 2 ? typed(i) : (kinds[18 + (i % 3)]?.(i) ?? "")));
  const records = read(lines);
  expect(records.slice(-3).map(({ body }) => body.replace(/^pam.*user=/, ""))).toEqual([
    "Failed password for root from 203.0.113.9 port 9387 ssh2",
    "Received disconnect from 203.0.113.9 port 9388:11: Bye [preauth]",
    "a 192.0.2.1 port 9389",
  ]);
  expect(records.at(-3)).toMatchObject({ "user.name": "root", "client.address": "203.0.113.9" });
  const names = records.map((record) => record["user.name"] ?? "").filter((name) => name.startsWith("a "));
  expect(names).toHaveLength(30);
  expect(new Set(names).size).toBe(30);
});

test("equal texts of two hosts and two programs are told apart", () => {
  const records = read(Array.from({ length: 90 }, (_, i) => kinds[1 + (i % 3)]?.(i) ?? ""));
  expect(records.slice(-3).map(({ attributes }) => [attributes["host.name"], attributes["process.name"]])).toEqual([
    ["web1", "sshd"],
    ["web2", "sshd"],
    ["web1", "vsftpd"],
  ]);
});

test("a JSON line has its own time, wherever it stands in the line", () => {
  const records = read(Array.from({ length: 80 }, (_, i) => kinds[12 + (i % 4)]?.(i) ?? ""));
  expect(records.slice(-4).map(({ timestamp, severity }) => [timestamp, severity])).toEqual([
    ["2025-05-17T08:01:16.000Z", "INFO"],
    ["2025-05-17T08:01:17.000Z", "ERROR"],
    ["2025-05-17T08:01:18.120Z", "WARN"],
    ["2025-05-17T08:01:19.000+02:00", "INFO"],
  ]);
  expect(records.at(-2)).toMatchObject({ event: "authn_login_fail", "client.address": "203.0.113.9" });
});

test("a known line that leaks is masked each time", () => {
  for (const { body } of read(Array.from({ length: 40 }, (_, i) => kinds[7 + (i % 2)]?.(i) ?? "")))
    expect(body).toMatch(/\[redacted:/);
});

test("a known line that others continue is a record of several lines", () => {
  const failed = (second: number): string => `${clock(second)}.120Z ERROR payment failed`;
  const lines = [failed(1), failed(2), failed(3), "Error: closed", "    at pay (/srv/shop/pay.js:3:9)", failed(4)];
  expect(read(lines).map(({ line, endLine, body }) => [line, endLine, body.split("\n").length])).toEqual([
    [1, undefined, 1],
    [2, undefined, 1],
    [3, 5, 3],
    [6, undefined, 1],
  ]);
});

// As `read`, out of one block, so that lines are known by its bytes.
function readBlock(lines: readonly string[]): readonly LogRecord[] {
  const engine = createLogEngine({ reference });
  const present = createPresenter();
  const block = cutBytes(new TextEncoder().encode(lines.join("\n")), 0);
  engine.turnTo(block);
  return [...block.texts.map((text, i) => engine.push(text, block.offsets[i] ?? 0)), engine.end()]
    .filter((entry) => entry !== undefined)
    .map(present);
}

test("lines of a block end where they end, whatever stands behind their breaks", () => {
  // Each of the first is what another line would be with the next one behind it.
  const broken: readonly ((second: number) => readonly string[])[] = [
    (s) => [`${yearless(s)} web1 sshd[4711`, "]: Connection closed by 203.0.113.9 port 50114 [preauth]"],
    (s) => [`${yearless(s)} web1 sshd[4711]`, ": Connection closed by 203.0.113.9 port 50114 [preauth]"],
    (s) => [`${yearless(s)} web1 sshd[4711]: Connection closed by 203.0.113.9 port 501`, "14 [preauth]"],
    (s) => [`${yearless(s)} web1 cron`, "[4711]: started"],
    (s) => [yearless(s), " web1 cron: started"],
    (s) => [`${clock(s)}.120`, "Z INFO started"],
    (s) => [`${clock(s)}.120Z`, " INFO started"],
    (s) => [`192.0.2.7 - - [${accessed(s)}`, '] "GET /orders/42 HTTP/1.1" 200 512'],
  ];
  const seconds = Array.from({ length: 400 }, (_, i) => i);
  const lines = seconds.flatMap((s) => [kinds[s % kinds.length]?.(s) ?? "", ...(broken[s % broken.length]?.(s) ?? [])]);
  const places = ({ offset: _offset, ...rest }: LogRecord) => rest;
  expect(readBlock(lines).map(places)).toEqual(read(lines).map(places));
});
