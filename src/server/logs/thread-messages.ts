// What the server and the thread that reads its logs say to each other.
import type { LogState } from "../log-protocol.ts";
import type { LogDesk } from "./log-desk.ts";

/** Everything of a desk that is asked with a message. */
export type DeskMethod = Exclude<keyof LogDesk, "dispose">;

/** Server → thread. */
export interface DeskCall {
  readonly id: number;
  readonly method: DeskMethod;
  readonly params: object;
}

/** Thread → server. */
export type DeskMessage =
  | { readonly type: "result"; readonly id: number; readonly result: unknown }
  | { readonly type: "failed"; readonly id: number; readonly message: string }
  | { readonly type: "changed"; readonly state: LogState };
