// What `seclog doctor` looks at, one entry each.
import path from "node:path";
import { HostError } from "../../base/host.ts";
import { createAnalysisPool } from "../../hosts/analysis-pool.ts";
import { cacheLocation } from "../../hosts/cache-file.ts";
import { discoverFiles } from "../../hosts/discover.ts";
import { createGit } from "../../hosts/git-process.ts";
import { counted } from "../../reporters/pretty-summary.ts";
import { relativePath } from "../../reporters/report-view.ts";
import { cacheFolder } from "../check/cache-folder.ts";
import { noFlags } from "../check/flags.ts";
import { resolveSettings } from "../check/settings.ts";
import type { CliContext } from "../command.ts";
import type { Examination } from "./examine.ts";

// Made up for the test of the engine; no value of anybody.
const leak = `import pino from "pino";\nconst log = pino();\nexport function signIn(password) {\n  log.info({ password }, "signed in");\n}\n`;

/** In the order in which they are told. */
export const examinations: readonly Examination[] = [
  {
    about: "engine",
    async look({ cwd, signal }) {
      const settings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 };
      const pool = createAnalysisPool({ settings, threads: 1 });
      try {
        const outcome = await pool.analyze({ path: path.join(cwd, "seclog-doctor.js"), text: leak }, signal);
        const found = outcome.status === "skipped" ? [] : outcome.findings.map(({ rule }) => rule);
        if (found.includes("no-secret-in-log")) return { state: "ok", says: "a worker found the password in the test" };
        return { state: "broken", says: "the test was not understood; install Seclog again" };
      } finally {
        pool.dispose();
      }
    },
  },
  {
    about: "configuration",
    async look(context) {
      const { own } = await resolveSettings(noFlags, context);
      const file = own.resolved.path;
      if (file === undefined) return { state: "ok", says: "none, so the defaults hold; seclog init writes one" };
      const changed = counted(Object.keys(own.resolved.config.rules).length, "rule");
      return { state: "ok", says: `${relativePath(context.cwd, file)} sets ${changed}` };
    },
  },
  {
    about: "files",
    async look({ host, cwd, signal }) {
      const { files, skipped } = await discoverFiles({ host, cwd, paths: [], signal });
      const says = `${counted(files.length, "file")} of JavaScript and TypeScript here`;
      if (skipped.length > 0)
        return { state: "note", says: `${says}; ${counted(skipped.length, "place")} not readable` };
      return { state: files.length > 0 ? "ok" : "note", says };
    },
  },
  {
    about: "git",
    async look({ cwd, env, signal }) {
      const run = createGit({ cwd, env, signal }, "seclog check --staged");
      const { stdout } = await run(["--version"]);
      const inside = (await run(["rev-parse", "--is-inside-work-tree"])).stdout.toString().trim() === "true";
      const says = stdout
        .toString("utf8")
        .trim()
        .replace(/^git version /, "");
      return inside ? { state: "ok", says } : { state: "note", says: `${says}; this folder is in no repository` };
    },
  },
  {
    about: "cache",
    async look(context) {
      const folder = cacheFolder(context.env);
      if (folder === undefined) return { state: "note", says: "none, as neither XDG_CACHE_HOME nor HOME is set" };
      const size = await sizeOf(cacheLocation(context.cwd, folder), context);
      return {
        state: "ok",
        says: size === undefined ? "nothing remembered of this folder yet" : `${size} bytes of results`,
      };
    },
  },
];

async function sizeOf(file: string, { host }: CliContext): Promise<number | undefined> {
  try {
    return (await host.stat(file)).size;
  } catch (error) {
    if (error instanceof HostError && error.code === "not-found") return undefined;
    throw error;
  }
}
