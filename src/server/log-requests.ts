// The requests of a log viewer: open, page through rows, list anomalies, close. The reading itself is the LogReader's.
import type { Connection } from "vscode-languageserver";
import { URI } from "vscode-uri";
import type { Disposable } from "../base/disposable.ts";
import {
  closeLogNotification,
  logAnomaliesRequest,
  logRowsRequest,
  openLogRequest,
  type LogAnomaly,
  type LogParams,
  type LogRows,
  type LogRowsParams,
  type LogSummary,
} from "./protocol.ts";

/** Logs that are open in viewers, by absolute path. */
export interface LogReader extends Disposable {
  /** Rejects with a message for the user when the file cannot be read. */
  open(path: string): Promise<LogSummary>;
  rows(path: string, start: number, count: number): Promise<LogRows>;
  anomalies(path: string): Promise<readonly LogAnomaly[]>;
  close(path: string): void;
}

// More rows than any screen shows, few enough to stay far below the size of one message.
const maxRows = 1_000;

/** Paths come from URIs of the editor; counts are bounded here, so that one request cannot ask for a whole file. */
export function answerLogRequests(connection: Connection, logs: LogReader): void {
  connection.onRequest(openLogRequest, ({ uri }: LogParams) => logs.open(pathFrom(uri)));
  connection.onRequest(logRowsRequest, ({ uri, start, count }: LogRowsParams) =>
    logs.rows(pathFrom(uri), Math.max(0, Math.floor(start)), Math.min(maxRows, Math.max(0, Math.floor(count)))),
  );
  connection.onRequest(logAnomaliesRequest, ({ uri }: LogParams) => logs.anomalies(pathFrom(uri)));
  connection.onNotification(closeLogNotification, ({ uri }: LogParams) => logs.close(pathFrom(uri)));
}

function pathFrom(uri: string): string {
  return URI.parse(uri).fsPath;
}
