// What Seclog knows of the way in which a library drops records: its levels, how one is chosen, and what switches it off altogether.
import type { Registered } from "../../base/registry.ts";

/** A call that makes or configures loggers, and where in its arguments the options are. */
export interface LevelCreator {
  /** API path of what the call gives: `module:pino()`. */
  readonly api: string;
  readonly argument: number;
  readonly path: readonly string[];
}

export interface LevelExample {
  readonly title: string;
  /** For `silenced`, the text between «guillemets» is reported by `no-silenced-logger`; for `dropped`, by `security-event-level`. */
  readonly code: string;
}

export interface LevelPolicy extends Registered {
  readonly title: string;
  /** Ids of the logging libraries that drop records this way. */
  readonly libraries: readonly string[];
  readonly creators: readonly LevelCreator[];
  /** Levels, which are also methods, from the most talkative to the most important; several in a row may be equal. */
  readonly levels: readonly (readonly string[])[];
  /** The level of a logger for which none is chosen; undefined when such a logger writes everything. */
  readonly standard: string | undefined;
  /** It writes only what a setting of the environment asks for. */
  readonly optIn?: boolean;
  /** The option, and the property of a logger, that chooses the level. */
  readonly option: string;
  /** Names and numbers that let nothing through. */
  readonly off: readonly string[];
  /** Options, and properties of a logger, that switch it off with this value. */
  readonly switches: Readonly<Record<string, boolean>>;
  /** Methods of a logger that choose its level. */
  readonly setters: readonly string[];
  /** Methods of a logger that switch it off. */
  readonly stops: readonly string[];
  /** The option that lists where records go, and the methods that add to it later. */
  readonly outputs?: { readonly option: string; readonly required: boolean; readonly adders: readonly string[] };
  /** Outputs choose levels of their own, which go before the logger's. */
  readonly outputLevels?: boolean;
  /** Index of the argument that takes a stream, counted for each creator that is called directly. */
  readonly stream?: number;
  /** The whole option is the switch: `false`, or an empty list, lets nothing through; a list names the levels that are written. */
  readonly listed?: boolean;
  readonly silenced: readonly LevelExample[];
  readonly dropped: readonly LevelExample[];
  /** Neither silenced nor dropped. */
  readonly silent: readonly LevelExample[];
}

/** The importance of a level or method; undefined when the library has none of this name. */
export function rankOf({ levels }: Pick<LevelPolicy, "levels">, name: string): number | undefined {
  const rank = levels.findIndex((names) => names.includes(name));
  return rank < 0 ? undefined : rank;
}

/** Levels of which no two are equal. */
export function ladder(names: string): readonly (readonly string[])[] {
  return names.split(" ").map((name) => name.split("|"));
}
