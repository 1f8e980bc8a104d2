// What the detectors have learned about each followed log, kept between two sessions beside the places up to which was read.
import { hashText } from "../../base/hash.ts";
import { type Host, HostError } from "../../base/host.ts";
import type { Json } from "../../logs/entry.ts";

/** Memories by the path of their log. */
export interface DetectorMemories {
  /** Undefined when there is none that can be read: detectors then begin anew. */
  load(log: string): Promise<Json | undefined>;
  /** Writes what has changed since it was loaded or saved last; a folder that cannot be written is reported by the checkpoints. */
  save(log: string, memory: Json): Promise<void>;
}

const maxBytes = 8_000_000;

/** Memories as JSON files in the folder of `--state`. */
export function createDetectorMemories(host: Host, folder: string): DetectorMemories {
  const written = new Map<string, string>();
  const fileOf = (log: string): string => `${folder}/${hashText(log)}.memory.json`;
  return {
    async load(log) {
      try {
        const text = new TextDecoder().decode(await host.readFile(fileOf(log), maxBytes));
        const memory = JSON.parse(text) as Json;
        written.set(log, text);
        return memory;
      } catch (error) {
        if (error instanceof HostError || error instanceof SyntaxError) return undefined;
        throw error;
      }
    },
    async save(log, memory) {
      const text = JSON.stringify(memory);
      if (written.get(log) === text) return;
      try {
        await host.writeFile(fileOf(log), text);
        written.set(log, text);
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
      }
    },
  };
}
