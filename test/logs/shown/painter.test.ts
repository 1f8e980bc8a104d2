// Lines that one thread has painted before anybody knew what they mean are shown as the view of records shows them.
import { expect, test } from "vitest";
import { createPrettyView, lineStyle } from "../../../src/cli/log-views/pretty.ts";
import { memorySource } from "../../../src/logs/blocks.ts";
import { createLogEngine } from "../../../src/logs/engine.ts";
import { createPresenter } from "../../../src/logs/present.ts";
import { ByteText } from "../../../src/logs/shown/byte-text.ts";
import { createEntryHalf, readRecords } from "../../../src/logs/transfer/halves.ts";

const reference = Date.UTC(2025, 11, 31);

function shownAsRecords(text: string, style: { readonly color: boolean; readonly columns?: number }): string {
  const engine = createLogEngine({ reference });
  const present = createPresenter({ brief: true });
  const view = createPrettyView(style);
  let offset = 0;
  const entries = text.split("\n").map((line) => {
    const entry = engine.push(line, offset);
    offset += line.length + 1;
    return entry && view.record(present(entry));
  });
  const last = engine.end();
  return [...entries, last && view.record(present(last))].join("");
}

async function shownAsPainted(text: string, style: { readonly color: boolean; readonly columns?: number }) {
  const half = createEntryHalf({ onNotice: () => expect.unreachable() });
  const present = createPresenter({ brief: true });
  const view = createPrettyView(style);
  const shown = new ByteText();
  let painted = 0;
  const options = { reference, style: lineStyle(style) };
  await readRecords(memorySource(new TextEncoder().encode(text)), options, (records) => {
    half.take(structuredClone(records), (entry, line) => {
      if (line) painted++;
      if (!view.entry(entry, { text: shown, painted: line })) shown.add(view.record(present(entry)));
    });
    return undefined;
  });
  return { text: new TextDecoder().decode(shown.take()), painted };
}

const stamp = (second: number): string => new Date(Date.UTC(2025, 4, 17, 23, 59, second)).toISOString();

const log = Array.from({ length: 120 }, (_, i) =>
  [
    // Known lines, also over midnight and with levels in colour.
    `${stamp(i)} INFO [main] org.example.shop.Orders: order shipped`,
    `${stamp(i)} ERROR [main] org.example.shop.Payments: payment declined`,
    `${stamp(i)} WARN [main] org.example.shop.Stock: ${i} left`,
    // The address stands in the part of the line that is not known.
    `203.0.113.${i % 9} - alice [17/May/2025:23:59:${String(i % 60).padStart(2, "0")} +0000] "GET /cart HTTP/1.1" 200 512 "-" "Mozilla/5.0"`,
    // A meaning that only the other thread finds out.
    `May 17 23:59:${String(i % 60).padStart(2, "0")} web1 sshd[${4000 + i}]: Accepted password for alice from 198.51.100.7 port ${50_000 + i} ssh2`,
    // The port differs in digits too, and the name of the event has no room beside the message in a narrow terminal.
    `May 17 23:59:${String(i % 60).padStart(2, "0")} web1 sshd[${4000 + i}]: Failed password for invalid user oracle from 198.51.100.9 port ${9940 + i} ssh2`,
    `May 17 23:59:${String(i % 60).padStart(2, "0")} web1 sshd[${4000 + i}]: Received disconnect from 198.51.100.9 port ${9940 + i}:11: Bye Bye [preauth]`,
    // Longer than most terminals are wide, with more said beside it.
    `${stamp(i)} WARN [main] org.example.shop.Stock: the stock of the article with the number ${i} in the warehouse of the north has fallen below what is ordered there in an ordinary week`,
    `203.0.113.${i % 9} - bob [17/May/2025:23:59:${String(i % 60).padStart(2, "0")} +0000] "GET /catalogue/shoes/of/a/size/that/hardly/anybody/has/${"x".repeat(40 + (i % 50))}?page=2&order=price HTTP/1.1" 200 512 "-" "Mozilla/5.0" 0.013`,
    // What is no plain line: other letters, secrets, several lines, controls.
    `${stamp(i)} INFO [main] Zoë bought crème brûlée`,
    `${stamp(i)} INFO [main] signed in user=alice password=h7Kp2mQ9xTz4`,
    `${stamp(i)} INFO [main] C:\\shop\\orders was read`,
    `${stamp(i)} ERROR [main] failed\n\tat org.example.shop.Payments.pay(Payments.java:17)`,
    `no time and no level, number ${i}`,
  ].join("\n"),
).join("\n");

test.each([
  { color: true },
  { color: true, columns: 80 },
  { color: false, columns: 120 },
  { color: true, columns: 30 },
])("the same bytes with %j", async (style) => {
  const { text, painted } = await shownAsPainted(log, style);
  expect(text).toBe(shownAsRecords(log, style));
  expect(painted).toBeGreaterThan(600);
  expect(text).not.toContain("h7Kp2mQ9xTz4");
});
