// The types that users of the package see. A type test compares them with src/plugin/api.ts.

/** How serious a finding is. */
export type Level = "error" | "warning" | "info";

/** A place in a file; lines and columns count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Finding extends Place {
  readonly path: string;
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly confidence: "flow" | "type" | "name";
  readonly category: string;
  readonly event?: string;
  /** Stays the same when lines move; holds no value of the code. */
  readonly fingerprint: string;
  readonly help: string;
  /** From source to sink. */
  readonly flow: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  readonly fixes: readonly {
    readonly id: string;
    readonly title: string;
    readonly safety: "safe" | "unsafe";
    readonly preferred: boolean;
    readonly edits: readonly (Place & { readonly path?: string; readonly newText: string })[];
  }[];
}

/** The object of `seclog check -f json`. */
export interface Report {
  readonly schema: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly summary: {
    readonly files: number;
    readonly skipped: number;
    readonly findings: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
  };
  readonly findings: readonly Finding[];
  readonly skipped: readonly { readonly path: string; readonly reason: string; readonly detail: string }[];
  readonly notices: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly kind: string;
    readonly message: string;
  }[];
}

/** Any part of what `seclog.config.json` may say. */
export interface Config {
  readonly profile?: "gdpr" | "hipaa" | "pci-dss" | readonly ("gdpr" | "hipaa" | "pci-dss")[];
  readonly rules?: Readonly<Record<string, Level | "off">>;
  readonly categories?: Readonly<Record<string, Level | "off">>;
  readonly sanitizers?: readonly string[];
  readonly maxFileBytes?: number;
  readonly requireReason?: boolean;
}

export interface AnalyzeOptions {
  /** Chooses the language and where imports are looked for; `input.ts` in the working directory without it. */
  readonly path?: string;
  readonly config?: Config;
}

export interface AnalyzeFilesOptions {
  /** Paths and globs count from here; the working directory of the process without it. */
  readonly cwd?: string;
  /** Instead of the configuration files of the project. */
  readonly config?: Config;
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/** A mistake of the caller, such as an unknown rule or a path that does not exist; its message is one plain sentence. */
export declare class UserError extends Error {
  override readonly name: "UserError";
}

/** Version of Seclog. */
export declare const version: string;

/** Every rule. */
export declare const rules: readonly {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  readonly cwe: readonly number[];
  readonly help: string;
}[];

/** Analyses one text at once, following its imports to files on disk. Throws a `UserError` for a configuration that cannot be used. */
export declare function analyze(text: string, options?: AnalyzeOptions): Report;

/** Analyses files, folders and globs in worker threads. Rejects with a `UserError` for a path that does not exist. */
export declare function analyzeFiles(paths: readonly string[], options?: AnalyzeFilesOptions): Promise<Report>;
