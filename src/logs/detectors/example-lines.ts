// Lines for the examples of the detectors, so that each example shows only what matters.

import { formatTime } from "../time/civil.ts";

// 2025-05-17T08:00:00Z
const start = 1_747_468_800_000;

/** The time of an example, in seconds from its beginning. */
export function stamp(second: number): string {
  return formatTime(start + Math.round(second * 1000), 0);
}

/** A line of an application log. */
export function said(second: number, level: "INFO" | "WARN" | "ERROR", text: string): string {
  return `${stamp(second)} [${level}] ${text}`;
}

/** A failed login. */
export function failed(second: number, user: string, address: string): string {
  return said(second, "WARN", `login failed for user ${user} from ${address}: invalid credentials`);
}

/** A successful login. */
export function passed(second: number, user: string, address: string): string {
  return said(second, "INFO", `user ${user} logged in from ${address}`);
}

/** What a request log tells of one request. */
export interface ExampleRequest {
  readonly address?: string;
  readonly path?: string;
  readonly status?: number;
  readonly milliseconds?: number;
}

/** A request as pino-http writes it. */
export function requested(second: number, request: ExampleRequest = {}): string {
  const {
    address = `192.0.2.${Math.floor(second) % 200}`,
    path = "/products",
    status = 200,
    milliseconds = 20,
  } = request;
  return JSON.stringify({
    level: 30,
    time: start + Math.round(second * 1000),
    req: { method: "GET", url: path, remoteAddress: address },
    res: { statusCode: status },
    responseTime: milliseconds,
    msg: "request completed",
  });
}

/** One line for each of `count` moments, `every` seconds apart. */
export function series(
  count: number,
  every: number,
  line: (second: number, index: number) => string,
): readonly string[] {
  return Array.from({ length: count }, (_, index) => line(index * every, index));
}
