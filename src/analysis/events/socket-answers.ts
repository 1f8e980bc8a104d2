// How connections are refused that have no answer of HTTP: WebSockets by the code with which they are closed, sockets by raw text.
import { statusNamed } from "../../catalogue/events/statuses.ts";
import type { Program } from "../program.ts";
import type { Call } from "./refusals.ts";
import { constantText } from "./users-of.ts";

// `HTTP/1.1 401 Unauthorized` as it is written to a socket; refuses texts that speak of it.
const rawAnswer = /^HTTP\/1\.[01] (40[13]|429)\b/;
/** Codes with which WebSockets are closed, and the statuses that they stand for. */
const closeCodes: ReadonlyMap<number, number> = new Map([
  [1008, 403],
  [3000, 401],
  [3003, 403],
  [4001, 401],
  [4003, 403],
  [4401, 401],
  [4403, 403],
]);

/** The status of what is said to a socket, or undefined: `ws.close(4001, "Unauthorized")`, `socket.write("HTTP/1.1 401 Unauthorized …")` */
export function socketStatus(program: Program, name: string, { args }: Call): number | undefined {
  const [first, second] = args.map(({ value }) => constantText(program, value));
  if (name === "write" || name === "end") return Number(rawAnswer.exec(first ?? "")?.[1]);
  if (name !== "close" || first === undefined) return undefined;
  const status = closeCodes.get(Number(first));
  const said = second === undefined ? undefined : statusNamed(second);
  const denial = said === 401 || said === 403 ? said : undefined;
  return Number(first) === 1008 && denial === undefined ? undefined : (denial ?? status);
}
