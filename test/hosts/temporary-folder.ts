// A folder on disk that lives as long as one test, for what only a real file system shows.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** Makes the folder with these files (paths relative to it) and removes it when the test ends; returns its real path. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "seclog-test-")));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, data] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, data);
  }
  return folder;
}
