// What is said beside the message of a record at a terminal: only what the message does not say itself.
import type { LogEntry } from "../entry.ts";

/** What the record knows. */
export type Beside = Pick<LogEntry, "body" | "status" | "method" | "path" | "duration" | "user" | "address"> & {
  readonly event: string | undefined;
};

/** Request, duration, who, and the name of the event; empty when there is nothing to add. */
export function besideText({ body, status, method, path, duration, user, address, event }: Beside): string {
  let text = "";
  const add = (part: string): void => {
    text = text === "" ? part : `${text} · ${part}`;
  };
  if (method !== undefined && path !== undefined && !body.includes(path)) add(`${method} ${path}`);
  if (status !== undefined && !body.includes(String(status))) add(String(status));
  if (duration !== undefined) add(`${duration} ms`);
  if (user !== undefined && !body.includes(user)) add(user);
  if (address !== undefined && !body.includes(address)) add(address);
  if (event !== undefined) add(event);
  return text;
}
