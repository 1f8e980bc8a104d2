// Answers everything that is asked about logs: opens each file once, however many views show it, and lets go of it with the last of them.
import { URI } from "vscode-uri";
import type { Disposable } from "../../base/disposable.ts";
import type { Host } from "../../base/host.ts";
import { createBoundary, withinBoundary } from "../../hosts/boundary.ts";
import type * as protocol from "../log-protocol.ts";
import { createExcluded } from "../excluded.ts";
import { dashboardOf } from "./dashboard.ts";
import { recordDetails } from "./details.ts";
import { createFinder, type Finder } from "./finder.ts";
import { openLogDocument, type LogDocument } from "./log-document.ts";
import { findLogFiles } from "./log-files.ts";
import { createLogView, type LogView } from "./log-view.ts";
import { overviewOf } from "./overview.ts";
import { toAnomaly } from "./rows.ts";
import { createStatements, type FoundStatement } from "./statements.ts";

/** A statement that wrote a record, before anybody has looked what is wrong with it. */
export type PlainSource = Omit<protocol.LogSource, "findings">;

/** What can be asked; each rejects with a message for the user. */
export interface LogDesk extends Disposable {
  open(params: protocol.OpenLogParams): Promise<protocol.LogState>;
  filter(params: protocol.FilterLogParams): Promise<protocol.LogState>;
  rows(params: protocol.LogRowsParams): Promise<protocol.LogRows>;
  record(params: protocol.LogRecordParams): Promise<protocol.LogRecordDetails | null>;
  expand(params: protocol.LogRowParams): Promise<protocol.LogState>;
  place(params: protocol.LogPlaceParams): Promise<protocol.LogRowPlace>;
  find(params: protocol.FindInLogParams): Promise<protocol.LogFound>;
  anomalies(params: protocol.LogViewParams): Promise<readonly protocol.LogAnomaly[]>;
  overview(params: protocol.LogViewParams): Promise<protocol.LogOverview>;
  text(params: protocol.LogTextParams): Promise<protocol.LogText>;
  pause(params: protocol.PauseLogParams): Promise<protocol.LogState>;
  clear(params: protocol.ClearLogParams): Promise<protocol.LogState>;
  dashboard(params: protocol.LogViewParams): Promise<protocol.LogDashboard>;
  source(params: protocol.LogRowParams): Promise<PlainSource | null>;
  uses(params: protocol.StatementUsesParams): Promise<readonly protocol.StatementUse[]>;
  files(params: object): Promise<readonly protocol.LogFileHint[]>;
  close(params: protocol.LogViewParams): Promise<void>;
  /** Folders of the workspace; a changed source is told by giving them again. */
  folders(params: LogFolders): Promise<void>;
}

/** Where sources and logs are looked for. */
export interface LogFolders {
  /** Absolute paths. */
  readonly folders: readonly string[];
  /** Nothing outside of them is looked at, but for logs that somebody opens. */
  readonly restricted?: boolean;
}

/** What a desk is made with. */
export interface LogDeskOptions {
  readonly host: Host;
  /** Told at most ten times a second for each view. */
  readonly onChange: (state: protocol.LogState) => void;
}

interface Session {
  readonly view: LogView;
  readonly finder: Finder;
  readonly paths: readonly string[];
  readonly announce: Disposable & { readonly soon: () => void; readonly now: () => void };
}

interface Shared {
  readonly log: Promise<LogDocument>;
  uses: number;
}

const maxRows = 1_000;
const maxCopiedRows = 20_000;
const noticeMilliseconds = 100;

/** Has nothing open at first. */
export function createLogDesk({ host, onChange }: LogDeskOptions): LogDesk {
  const sessions = new Map<string, Session>();
  const shelf = createShelf(host);
  let folders: readonly string[] = [];
  const within = withinBoundary(
    host,
    createBoundary(() => folders),
  );
  let projectHost = host;
  let statements = createStatements(host, () => folders);
  const close = (id: string): void => {
    const session = sessions.get(id);
    if (!session) return;
    sessions.delete(id);
    session.announce.dispose();
    session.finder.dispose();
    session.view.close();
    session.paths.forEach(shelf.release);
  };
  const sessionOf = ({ view }: protocol.LogViewParams): Session => {
    const session = sessions.get(view);
    if (!session) throw new Error("This log is not open any more; open it again.");
    return session;
  };
  const open = async ({ view: id, uris }: protocol.OpenLogParams): Promise<Session> => {
    close(id);
    const paths = [...new Set(uris.map(localPath))];
    const logs = await shelf.takeAll(paths);
    const announce = createAnnouncer(host, () => onChange(view.state));
    const view = createLogView(id, logs, announce.soon);
    const session: Session = { view, finder: createFinder(view), paths, announce };
    sessions.set(id, session);
    return session;
  };
  return {
    ...readingSide(sessionOf),
    open: async (params) => (await open(params)).view.state,
    source: async (params) => {
      const { view } = sessionOf(params);
      const place = view.placeOfRow(params.row);
      const log = place && view.logs[place.file];
      if (!log || place.record < 0) return null;
      const found = await statements.locate(log, place.record);
      return found ? toSource(found) : null;
    },
    uses: async ({ uri }) => await statements.usesIn(URI.parse(uri).fsPath, await shelf.all()),
    files: async (params) => await findLogFiles(projectHost, folders, createExcluded(params).excludes),
    folders: async (params) => {
      folders = params.folders;
      statements.forget();
      const next = params.restricted ? within : host;
      if (projectHost !== next) statements = createStatements(next, () => folders);
      projectHost = next;
      await Promise.resolve();
    },
    close: async ({ view }) => await Promise.resolve(close(view)),
    dispose: () => [...sessions.keys()].forEach(close),
  };
}

/** Logs that are open, each once; the last who needed one closes it. */
function createShelf(host: Host) {
  const shared = new Map<string, Shared>();
  const take = (path: string): Promise<LogDocument> => {
    const known = shared.get(path) ?? { log: openLogDocument(host, path), uses: 0 };
    shared.set(path, known);
    known.uses++;
    return known.log;
  };
  const release = (path: string): void => {
    const known = shared.get(path);
    if (!known || --known.uses > 0) return;
    shared.delete(path);
    known.log.then((log) => log.close()).catch(() => undefined);
  };
  return {
    release,
    all: (): Promise<readonly LogDocument[]> => Promise.all([...shared.values()].map(({ log }) => log)),
    async takeAll(paths: readonly string[]): Promise<readonly LogDocument[]> {
      try {
        return await Promise.all(paths.map(take));
      } catch (error) {
        paths.forEach(release);
        throw error;
      }
    },
  };
}

type ReadingSide = Omit<LogDesk, "open" | "source" | "uses" | "files" | "folders" | "close" | "dispose">;

/** What concerns one open view alone. */
function readingSide(sessionOf: (params: protocol.LogViewParams) => Session): ReadingSide {
  const changing = async (params: protocol.LogViewParams, change: (view: LogView) => Promise<void> | void) => {
    const { view } = sessionOf(params);
    await change(view);
    return view.state;
  };
  return {
    filter: (params) => changing(params, (view) => view.setFilter(params.filter, params.folded)),
    expand: (params) => changing(params, (view) => view.expand(params.row)),
    pause: (params) => changing(params, (view) => view.setPaused(params.paused)),
    clear: (params) => changing(params, (view) => view.setCleared(params.cleared)),
    async rows(params) {
      const { view } = sessionOf(params);
      const { generation } = view.state;
      return {
        generation,
        rows: await view.rows(Math.max(0, params.start), Math.min(maxRows, params.count), params.columns),
      };
    },
    record: async (params) => await recordDetails(sessionOf(params).view, params),
    async place(params) {
      const { view, announce } = sessionOf(params);
      const { file = 0, line, time } = params;
      const log = view.logs[file];
      if (log && line !== undefined && line > log.lineCount) {
        await log.untilLine(line);
        // The row is of no use to a page that does not know that there are so many.
        announce.now();
      }
      return { row: line === undefined ? await view.rowOfTime(time ?? 0) : view.rowOfLine(file, line) };
    },
    find: async (params) => await sessionOf(params).finder.find(params),
    anomalies: async (params) =>
      await Promise.resolve(
        sessionOf(params).view.logs.flatMap(({ scan }, file) =>
          scan.anomalies.map((anomaly) => toAnomaly(anomaly, file)),
        ),
      ),
    overview: async (params) => await Promise.resolve(overviewOf(sessionOf(params).view)),
    dashboard: async (params) => await Promise.resolve(dashboardOf(sessionOf(params).view.logs)),
    async text(params) {
      const { view } = sessionOf(params);
      const count = Math.min(params.count, maxCopiedRows);
      const texts: string[] = [];
      for (let at = params.start; at < params.start + count; at += maxRows) {
        const rows = await view.rows(at, Math.min(maxRows, params.start + count - at), false);
        texts.push(...rows.map(({ text }) => text));
      }
      return { text: texts.join("\n"), omitted: params.count - count };
    },
  };
}

/** What lies elsewhere has a path too, which would be that of another file here. */
function localPath(uri: string): string {
  const { scheme, fsPath } = URI.parse(uri);
  if (scheme !== "file") throw new Error("The log viewer reads files on this machine; save the text first.");
  return fsPath;
}

function toSource({ file, line, endLine, alternatives }: FoundStatement): PlainSource {
  const uriOf = (path: string): string => URI.file(path).toString();
  return {
    uri: uriOf(file),
    line,
    endLine,
    alternatives: alternatives.map((place) => ({ uri: uriOf(place.file), line: place.line })),
  };
}

function createAnnouncer(host: Host, announce: () => void): Session["announce"] {
  let timer: Disposable | undefined;
  return {
    soon() {
      timer ??= host.setTimer(noticeMilliseconds, () => {
        timer = undefined;
        announce();
      });
    },
    now: announce,
    dispose: () => timer?.dispose(),
  };
}
