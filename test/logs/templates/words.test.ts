// What varies within one message becomes <*>, and each <*> has the type of its value.
import { expect, test } from "vitest";
import { FormScanner } from "../../../src/logs/templates/scan.ts";
import { maskWords } from "../../../src/logs/templates/words.ts";

const masked = (message: string) => maskWords(message, new FormScanner().scan(message));

test.each([
  ["connection from 203.0.113.9:50022 closed after 12.5 s", "connection from <*> closed after <*>", "address duration"],
  ["cache miss for key user:2", "cache miss for key user:<*>", "number"],
  ["block blk_-6952295868487656571 terminating", "block <*> terminating", "id"],
  ["job 550e8400-e29b-41d4-a716-446655440000 done", "job <*> done", "id"],
  ["worker ok /etc/httpd/conf/workers2.properties", "worker ok <*>", "path"],
  ["loaded C:\\Windows\\winsxs\\core.dll, ./lib and ~/notes/a.txt", "loaded <*>, <*> and <*>", "path path path"],
  ['payment declined "insufficient funds" order=991', 'payment declined "<*>" order=<*>', "quoted number"],
  ['203.0.113.9 "GET /orders/7 HTTP/1.1" status: 200', '<*> "GET <*>" status: <*>', "address quoted number"],
  ["uid=0 user=root tty=ssh1", "uid=<*> user=root tty=<*>", "number id"],
  ["lock name=android, ws=WorkSource{10113}, held", "lock name=android, ws=<*>, held", "id"],
  ["pointer 0x7fff5fbff8c0 freed", "pointer <*> freed", "id"],
  ["lease of 00:1a:ee:ff:c0:de to fe80::1:2:3 renewed", "lease of <*> to <*> renewed", "address address"],
  ["at Fri Jun 17 07:07:00 PDT 2005 and on 17 May 2025", "at <*> and on <*>", "time time"],
  ["in March the May 1 release, Sun rose", "in March the <*> release, Sun rose", "time"],
  [
    "stored (estimated size 5.2 KB, free 322 B) in 12ms",
    "stored (estimated size <*>, free <*>) in <*>",
    "size size duration",
  ],
  ["called by org.example.shop.Orders.ship:42 for db.example.com:5432", "called by <*> for <*>", "name name"],
  ["broadcast android.intent.action.SCREEN_ON", "broadcast android.intent.action.SCREEN_ON", ""],
  ["fans ( 3552 **** 3515 ) ok", "fans ( <*> ) ok", "list"],
  ["see https://example.com/a?b=c, then retry", "see <*>, then retry", "link"],
  ["trap instruction......0 caught...", "trap instruction......<*> caught...", "number"],
  ["core.98 of node-7 over ssh2", "<*> of <*> over ssh2", "name id"],
  ["a <*> written by the program itself 7", "a <?> written by the program itself <*>", "number"],
])("%s", (message, template, types) => {
  const words = masked(message);
  expect(words.map(({ text }) => text).join(" ")).toBe(template);
  expect(words.flatMap((word) => word.types).join(" ")).toBe(types);
});

test("the same words around other values give the same hash, other words another", () => {
  const scanner = new FormScanner();
  const hash = (message: string) => {
    const { high, low } = scanner.scan(message);
    return `${high} ${low}`;
  };
  expect(hash("order 17 shipped to 203.0.113.9")).toBe(hash("order 2099 shipped to 198.51.100.77"));
  expect(hash("order 17 shipped")).not.toBe(hash("order 17 refused"));
  expect(hash('"GET /a/b" in 5')).not.toBe(hash('"PUT /a/b" in 5'));
});

test("a long message counts with its first thousand characters, cut between two words", () => {
  const words = masked(`deleted ${"blk_1234567 ".repeat(200)}`);
  expect(words.map(({ text }) => text).join(" ")).toBe("deleted <*>");
});
