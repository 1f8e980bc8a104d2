// A log as large as nobody reads, written in a few seconds.
import fs from "node:fs";

/** So many megabytes of plain lines, 20 ms apart. */
export function writeLargeLog(file: string, megabytes: number): void {
  const out = fs.openSync(file, "w");
  for (let block = 0, line = 0; block < megabytes; block++) {
    let text = "";
    while (text.length < 1_000_000) {
      const time = new Date(Date.UTC(2026, 2, 3) + line * 20).toISOString();
      text += `${time} ${line % 50 === 0 ? "WARN" : "INFO"} order ${line} paid by card, ${line % 900} ms\n`;
      line++;
    }
    fs.writeSync(out, text);
  }
  fs.closeSync(out);
}
