// Lines as programs write them, one at a time, and what the detectors that read words say of each.
import { describe, expect, test } from "vitest";
import type { Detector } from "../../../src/logs/detectors/detector.ts";
import { forgedLine } from "../../../src/logs/detectors/forged-line.ts";
import { impossibleOrder } from "../../../src/logs/detectors/impossible-order.ts";
import { injectionProbe } from "../../../src/logs/detectors/injection-probe.ts";
import { personalDataLeak } from "../../../src/logs/detectors/personal-data-leak.ts";
import { privilegeChange } from "../../../src/logs/detectors/privilege-change.ts";
import { scan404 } from "../../../src/logs/detectors/scan-404.ts";
import { secretLeak } from "../../../src/logs/detectors/secret-leak.ts";
import { createLogEngine } from "../../../src/logs/engine.ts";

function keysOf(detector: Detector, ...lines: readonly string[]): readonly (string | undefined)[] {
  const engine = createLogEngine({ reference: Date.UTC(2025, 11, 31), detectors: [detector] });
  const entries = [...lines.map((line) => engine.push(line, 0)), engine.end()];
  return entries.flatMap((entry) => entry?.anomalies ?? []).map(({ key }) => key);
}

const said = (text: string) => `2025-05-17T08:30:04.000Z [INFO] ${text}`;
const json = (fields: object) => JSON.stringify({ level: 30, time: 1_747_470_604_230, ...fields });
const access = (target: string, status = 200, address = "203.0.113.9") =>
  `${address} - - [17/May/2025:08:30:04 +0000] "GET ${target} HTTP/1.1" ${status} 512 "https://example.com/" "Mozilla/5.0 (bot@example.com)"`;

describe("personal-data-leak", () => {
  test.each([
    ["email", said("sending receipt to alice.smith@example.com")],
    ["email", said('customer <alice@mail.example.co.uk> "Alice" subscribed')],
    ["email", json({ msg: "reset requested", email: "alice@example.com" })],
    ["email", access("/unsubscribe?address=alice@example.com")],
    ["phone", said("sms sent to +49 170 1234567")],
    ["phone", said("calling +1 (202) 555-0143 now")],
    ["birth-date", json({ msg: "saved", customer: { dateOfBirth: "1980-02-29" } })],
    ["postal-address", json({ msg: "shipped", order: { shippingAddress: "1 Main Street, Springfield" } })],
    ["social-security-number", said("applicant accepted ssn=123-45-6789")],
  ])("%s in %s", (category, line) => {
    expect(keysOf(personalDataLeak, line)).toEqual([category]);
  });

  test.each([
    said("user alice logged in from 198.51.100.4"),
    json({ msg: "request", user: "alice@example.com", req: { url: "/" } }),
    json({ msg: "saved", emailVerified: true, phoneType: "mobile", email: null, address: "10.0.0.5" }),
    access("/products/7"),
    said("bounce of noreply@example.com and support@example.com"),
    said("npm install left-pad@1.3.0 and @example/core@2.0.0"),
    said("user@1000.service: Succeeded, started sshd@3.socket"),
    said("key exchange curve25519-sha256@libssh.org"),
    said("clone of https://deploy@git.example.com/shop.git"),
    said("message-id 20250517083004.88123.7@mx.example.com accepted"),
    said("offset +0200, sum 3 +14 15, version 1.2.3+20250517"),
    said("email=a***@example.com phone=******* dateOfBirth=[redacted]"),
    "May 17 08:30:04 mx postfix/smtp[812]: 4F1: to=<alice@example.com>, relay=mail.example.com, status=sent",
  ])("silent: %s", (line) => {
    expect(keysOf(personalDataLeak, line)).toEqual([]);
  });
});

describe("secret-leak", () => {
  test.each([
    said("pool opened, connectionString=ldap://ldap.example.com:389"),
    said("connecting to postgres://db.example.com:5432/shop"),
    said("password policy changed, 3 tokens expired"),
  ])("silent: %s", (line) => {
    expect(keysOf(secretLeak, line)).toEqual([]);
  });
});

describe("privilege-change", () => {
  test.each([
    ["mallory", said("user mallory promoted to role administrator")],
    ["mallory", said("granted admin privileges to mallory")],
    ["mallory", "May 17 08:30:04 web1 usermod[811]: add 'mallory' to group 'sudo'"],
    ["bob", "May 17 08:30:04 web1 sudo:  bob : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/systemctl stop auditd"],
    ["bob", "May 17 08:30:04 web1 sudo:  bob : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/chmod 777 /etc/shadow"],
    ["alice", said("mfa disabled for user alice")],
  ])("%s: %s", (key, line) => {
    expect(keysOf(privilegeChange, line)).toEqual([key]);
  });

  test.each([
    said("GET /admin/users by admin"),
    said("admin alice viewed the list of roles"),
    said("role admin revoked from user mallory"),
    said("consumer group admin-events rebalanced, 3 members assigned"),
    said("cache group updated to version 7"),
    said("rate limiting disabled"),
    "May 17 08:30:04 web1 sudo:  bob : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/visudo -c",
    "May 17 08:30:04 web1 sudo:  bob : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/systemctl restart nginx",
  ])("silent: %s", (line) => {
    expect(keysOf(privilegeChange, line)).toEqual([]);
  });
});

describe("forged-line", () => {
  test.each([
    ["203.0.113.9", said("login failed for user bob\\r\\n[ERROR] disk full from 203.0.113.9: invalid credentials")],
    ["203.0.113.9", access("/?q=%0d%0aMay 17 08:30:04 web1 sshd[1]: Accepted password", 404)],
    ["admin", said("comment saved: nice\rINFO user admin logged in")],
    [undefined, said("name changed to Bob\u2028")],
  ])("%s: %s", (key, line) => {
    expect(keysOf(forgedLine, line)).toEqual([key]);
  });

  test.each([
    json({ level: 50, msg: "boom", stack: "Error: boom\n    at run (/srv/app.js:1:2)\n    at main (/srv/app.js:9:1)" }),
    json({ msg: "child wrote: ready\nlistening on 8080\n" }),
    json({ msg: "path C:\\new\\reports\\2025 opened" }),
    access("/search?q=two%0alines"),
    said("10%\r20%\r30%"),
    said("regex \\n matched \\d{4}"),
  ])("silent: %s", (line) => {
    expect(keysOf(forgedLine, line)).toEqual([]);
  });
});

describe("impossible-order", () => {
  const use = (second: number, fields: object) => json({ time: 1_747_470_604_230 + second * 1000, ...fields });
  test("a token that is used twice, told by the program", () => {
    expect(keysOf(impossibleOrder, use(0, { event: "authn_token_reuse", user: "alice", msg: "refused" }))).toEqual([
      "alice",
    ]);
  });
  test("actions of a user from the address from which they logged out", () => {
    const [user, ip] = ["alice", "198.51.100.4"];
    const lines = [
      use(0, { user, ip, msg: "order placed" }),
      use(60, { user, ip, msg: "user logged out" }),
      use(62, { user, ip, msg: "basket saved" }),
      use(600, { user, ip, msg: "order placed" }),
    ];
    expect(keysOf(impossibleOrder, ...lines)).toEqual(["alice"]);
    const elsewhere = lines.slice(0, 3).concat(use(600, { user, ip: "192.0.2.7", msg: "order placed" }));
    expect(keysOf(impossibleOrder, ...elsewhere)).toEqual([]);
    const refused = lines.slice(0, 3).concat(use(600, { user, ip, level: 40, msg: "order refused: not logged in" }));
    expect(keysOf(impossibleOrder, ...refused)).toEqual([]);
  });
});

describe("scan-404 and injection-probe", () => {
  test("five weak spots are a scan, five missing pictures are none", () => {
    const names = ["/.env", "/.git/config", "/wp-admin/setup.php", "/phpmyadmin/", "/backup.zip"];
    expect(keysOf(scan404, ...names.map((name) => access(name, 404)))).toEqual([]);
    const usual = Array.from({ length: 60 }, (_, i) => access(`/products/${i}`, 200, `198.51.100.${i}`));
    expect(keysOf(scan404, ...usual, ...names.map((name) => access(name, 404)))).toEqual(["203.0.113.9"]);
    expect(keysOf(scan404, ...usual, ...names.map((_, i) => access(`/pictures/${i}.png`, 404)))).toEqual([]);
  });
  test("a traversal behind an encoded separator", () => {
    expect(keysOf(injectionProbe, access("/download?file=..%2f..%2f..%2fetc%2fpasswd", 400))).toEqual(["203.0.113.9"]);
    expect(keysOf(injectionProbe, access("/download?file=report%202025.pdf"))).toEqual([]);
  });
});
