// Logs to measure with: four kinds of lines with values that vary as they do in real logs, of any size, always the same.
import fs from "node:fs";

/** Lines by kind. */
export const kinds = /** @type {const} */ ({
  json: (/** @type {number} */ i) =>
    i % 2
      ? `{"level":30,"time":${1747470600000 + i * 7},"pid":4121,"hostname":"api-1","reqId":"req-${i.toString(36)}","req":{"method":"GET","url":"/products/${i % 900}?page=${i % 7}","remoteAddress":"203.0.113.${i % 250}"},"res":{"statusCode":${i % 97 ? 200 : 404}},"responseTime":${(i % 300) / 7},"msg":"request completed"}`
      : `{"level":${i % 50 ? 30 : 50},"time":${1747470600000 + i * 7},"pid":4121,"hostname":"api-1","msg":"cache ${i % 3 ? "hit" : "miss"} for key product:${i % 900} after ${i % 40} ms"}`,
  access: (/** @type {number} */ i) =>
    `203.0.113.${i % 250} - - [17/May/2025:${clock(i / 20)} +0000] "GET /products/${i % 900} HTTP/1.1" 200 ${i % 9000} "https://example.com/" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"`,
  auth: (/** @type {number} */ i) =>
    i % 5
      ? `May 17 ${clock(i / 20)} web1 sshd[${1000 + (i % 9000)}]: Accepted publickey for user${i % 40} from 198.51.100.${i % 200} port ${20_000 + (i % 30_000)} ssh2`
      : `May 17 ${clock(i / 20)} web1 sshd[${1000 + (i % 9000)}]: Failed password for invalid user guest${i % 90} from 203.0.113.${i % 250} port ${20_000 + (i % 30_000)} ssh2`,
  text: (/** @type {number} */ i) =>
    `2025-05-17 ${clock(i / 20)},${String(i % 1000).padStart(3, "0")} INFO [worker-${i % 8}] org.example.shop.Orders: order ${i} of customer ${i % 5000} shipped in ${i % 70} ms`,
});

/** @param {number} second */
function clock(second) {
  const two = (/** @type {number} */ value) => String(Math.floor(value) % 60).padStart(2, "0");
  return `${String(Math.floor(second / 3600) % 24).padStart(2, "0")}:${two(second / 60)}:${two(second)}`;
}

/**
 * Writes a log of about so many megabytes; a multiple of its first part is copied, so that gigabytes take seconds.
 * @param {string} file @param {(i: number) => string} line @param {number} megabytes
 */
export function writeLog(file, line, megabytes) {
  const handle = fs.openSync(file, "w");
  try {
    for (let i = 0, size = 0; size < megabytes * 1e6;) {
      let block = "";
      for (const end = i + 5000; i < end; i++) block += `${line(i)}\n`;
      size += fs.writeSync(handle, block);
    }
  } finally {
    fs.closeSync(handle);
  }
}
