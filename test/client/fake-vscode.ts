// As much of the editor's API as the parts of the extension need that are tested without an editor. Everything that it is asked to do is
// written down; nothing is done.

/** What was called, with its arguments, in order. */
export const calls: { readonly name: string; readonly values: readonly unknown[] }[] = [];

/** Settings of the workspace, by their full names; whatever a repository brings. */
export const settings = new Map<string, unknown>();

/** What the open workspace is. */
export const state = { isTrusted: true };

/** A function that writes down what it is called with. */
function noted<Result>(name: string, result: Result): (...values: readonly unknown[]) => Result {
  return (...values) => {
    calls.push({ name, values });
    return result;
  };
}

const disposable = { dispose: (): void => {} };

/** URIs as plain data: enough to be joined and compared. */
export class Uri {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  get fsPath(): string {
    return this.path;
  }
  static file(path: string): Uri {
    return new Uri(path);
  }
  static parse(text: string): Uri {
    return new Uri(text.replace(/^file:\/\//, ""));
  }
  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    return new Uri([base.path, ...parts].join("/"));
  }
  toString(): string {
    return `file://${this.path}`;
  }
}

/** Markdown with the defaults of the editor. */
export class MarkdownString {
  value: string;
  isTrusted: boolean | { readonly enabledCommands: readonly string[] } | undefined = undefined;
  supportHtml: boolean | undefined = undefined;
  supportThemeIcons: boolean | undefined = undefined;
  constructor(value = "") {
    this.value = value;
  }
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}

export class EventEmitter {
  readonly event = noted("event", disposable);
  fire(): void {}
  dispose(): void {}
}

export class Hover {
  readonly contents: MarkdownString;
  constructor(contents: MarkdownString) {
    this.contents = contents;
  }
}

export class Range {
  readonly values: readonly number[];
  constructor(...values: readonly number[]) {
    this.values = values;
  }
}

export class CodeLens {
  readonly command: unknown;
  constructor(_range: Range, command: unknown) {
    this.command = command;
  }
}

export const LanguageStatusSeverity = { Information: 0, Warning: 1, Error: 2 } as const;

export const ViewColumn = { Active: -1, Beside: -2 } as const;

/** Registered by the parts under test. */
export const registered: {
  hover?: { provideHover(document: object, position: object): Promise<Hover | undefined> };
  status?: { severity?: number; detail?: string; text?: string };
} = {};

export const l10n = {
  t: (text: string, ...values: readonly unknown[]): string =>
    text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)])),
};

export const env = { language: "en", clipboard: { writeText: noted("clipboard.writeText", Promise.resolve()) } };

export const commands = { executeCommand: noted("commands.executeCommand", Promise.resolve()) };

export const languages = {
  registerCodeLensProvider: noted("registerCodeLensProvider", disposable),
  registerHoverProvider(_: unknown, provider: NonNullable<(typeof registered)["hover"]>): typeof disposable {
    registered.hover = provider;
    return disposable;
  },
  createLanguageStatusItem(): object {
    registered.status = {};
    return Object.assign(registered.status, disposable);
  },
};

export const window = {
  visibleTextEditors: [],
  tabGroups: { all: [] },
  showSaveDialog: noted("window.showSaveDialog", Promise.resolve(undefined)),
  showOpenDialog: noted("window.showOpenDialog", Promise.resolve(undefined)),
  showTextDocument: noted("window.showTextDocument", Promise.reject(new Error("There is no editor."))),
};
// Nobody may be there to be told.
window.showTextDocument().catch(() => {});

export const workspace = {
  get isTrusted(): boolean {
    return state.isTrusted;
  },
  fs: { writeFile: noted("workspace.fs.writeFile", Promise.resolve()) },
  asRelativePath: (given: unknown): string => String(given).replace("file:///shop/", ""),
  onDidChangeConfiguration: noted("onDidChangeConfiguration", disposable),
  /** Gives dotted names and the values nested in a whole section alike, as the editor does. */
  getConfiguration(section = "") {
    const full = (name: string): string => (section === "" ? name : `${section}.${name}`);
    return {
      get: (name: string, fallback?: unknown): unknown => {
        calls.push({ name: "configuration.get", values: [full(name)] });
        return settings.get(full(name)) ?? fallback;
      },
    };
  },
};
