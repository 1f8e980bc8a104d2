// What Seclog knows of the ways out of a logging library: which options decide who may read a log file, when it is rotated, how long it is
// kept, and whether lines travel encrypted.
import type { Registered } from "../../base/registry.ts";

/** Names of members, from the options inwards. */
export type OptionPath = readonly string[];

export interface RotationTraits {
  /** Options of which one starts a new file; empty when the transport does so by itself. */
  readonly by: readonly OptionPath[];
  /** Options for how many files are kept, or for how many days (`14d`). */
  readonly keep: readonly OptionPath[];
  /** Options for days as a plain number. */
  readonly days?: readonly OptionPath[];
  /** Files that are kept without such an option; all when missing. */
  readonly keepDefault?: number;
  /** Options for how long one file is written to: `daily`, `1d`, a date pattern. */
  readonly period?: readonly OptionPath[];
  /** The same without such an option. */
  readonly periodDefault?: string;
  /** What to set, as it ends a sentence: "set `maxsize` and `maxFiles`". */
  readonly remedy: string;
}

export interface FileTraits {
  /** Options that make it write to a file; empty when it always does. */
  readonly when?: readonly OptionPath[];
  /** Option with the permissions. */
  readonly mode?: OptionPath;
  /** Missing where rotation is left to the operating system. */
  readonly rotation?: RotationTraits;
}

export interface NetworkTraits {
  /** How lines travel unless an address or an option says otherwise. */
  readonly plain: "HTTP" | "TCP" | "UDP";
  /** Options with an address, or with the name of a host. */
  readonly address: readonly OptionPath[];
  /** What switches encryption on; `true` stands for the constant. */
  readonly secure: readonly { readonly option: OptionPath; readonly is: readonly string[] }[];
  /** What to set, as it ends a sentence. */
  readonly remedy: string;
}

export interface TransportExample {
  readonly title: string;
  readonly code: string;
}

export interface Transport extends Registered {
  /** As messages call it. */
  readonly title: string;
  /** API paths of the calls that make it; its options are the argument `argument`, the first when missing. */
  readonly creators: readonly string[];
  readonly argument?: number;
  /** Names by which options of pino load it. */
  readonly targets?: readonly string[];
  /** Types of appenders of log4js. */
  readonly appenders?: readonly string[];
  readonly file?: FileTraits;
  readonly network?: NetworkTraits;
  /** Records get no time on this way by themselves. */
  readonly unstamped?: true;
  /** Code in which it is found. */
  readonly example: TransportExample;
}
