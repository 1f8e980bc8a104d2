// A server over the stub analyzer and files in memory, and an editor connected to it.
import type { ClientCapabilities } from "vscode-languageserver/node";
import { createLogDesk } from "../../src/server/logs/log-desk.ts";
import { createMemoryHost, type MemoryHost } from "../memory-host.ts";
import { startEditor, type Editor } from "./editor.ts";
import { createStubAnalyzer, stubRule, type StubAnalyzer } from "./stub-analyzer.ts";

export interface StubServerOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Files that a test changes while the server runs; made of `files` unless given. */
  readonly host?: MemoryHost;
}

export interface StubServer {
  readonly editor: Editor;
  readonly analyzer: StubAnalyzer;
  readonly host: MemoryHost;
}

/** Starts both; end with `editor.quit()`. The debounce is 0 unless a test says otherwise, and time stands still. */
export async function startStubServer(options: StubServerOptions = {}): Promise<StubServer> {
  const host = options.host ?? createMemoryHost(options.files ?? {});
  const analyzer = createStubAnalyzer();
  const editor = await startEditor({
    server: {
      host,
      version: "0.0.0",
      rules: [stubRule],
      rulePage: (rule) => `https://example.com/rules/${rule}`,
      createAnalyzer: () => analyzer,
      createLogs: (onChange) => createLogDesk({ host, onChange }),
    },
    ...(options.capabilities ? { capabilities: options.capabilities } : {}),
    initializationOptions: { debounce: 0, ...Object(options.initializationOptions ?? {}) },
  });
  return { editor, analyzer, host };
}
