// One line of progress on stderr that overwrites itself. Only a person at a terminal sees it; CI logs stay clean.
import type { CliContext } from "./command.ts";

/** Tells how far the work is, and clears its line in the end. */
export interface Progress {
  readonly update: (done: number, total: number) => void;
  readonly done: () => void;
}

const interval = 100;

/** `verb` starts the line: "Checked 12 of 340 files". */
export function createProgress({ stderr, env, host }: CliContext, verb: string): Progress {
  if (stderr.isTTY !== true || env["CI"]) return { update() {}, done() {} };
  let last = host.now();
  let shown = false;
  return {
    update(done, total) {
      if (host.now() - last < interval) return;
      last = host.now();
      shown = true;
      stderr.write(`\r\u001b[K${verb} ${done} of ${total} files`);
    },
    done() {
      if (shown) stderr.write("\r\u001b[K");
    },
  };
}
