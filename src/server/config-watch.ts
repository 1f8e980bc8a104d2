// Which files are configuration: every `seclog.config.json`, and the files that one of them extends, which can have any name.
import { DidChangeWatchedFilesNotification, type Connection } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { configFileName, type ResolvedConfig } from "../config/resolve.ts";

export interface ConfigWatch {
  /** Asks the editor to tell of changed configuration files, when it can; to be called once it is ready. */
  start(): void;
  /** Takes in what a configuration extends. */
  readonly report: (config: ResolvedConfig) => void;
  /** Whether a changed file can change a configuration. */
  readonly concerns: (uri: string) => boolean;
}

/** Registers nothing for editors that cannot watch files. */
export function createConfigWatch(connection: Connection, { watchesFiles }: { readonly watchesFiles: boolean }) {
  const bases = new Set<string>();
  const watch = (name: string): void => {
    if (!watchesFiles) return;
    const watchers = [{ globPattern: `**/${name}` }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  };
  const watched: ConfigWatch = {
    start: () => watch(configFileName),
    report(config) {
      for (const base of config.bases) {
        if (bases.has(base)) continue;
        bases.add(base);
        watch(base.slice(Math.max(base.lastIndexOf("/"), base.lastIndexOf("\\")) + 1));
      }
    },
    concerns: (uri) => uri.endsWith(`/${configFileName}`) || bases.has(URI.parse(uri).fsPath),
  };
  return watched;
}
