// The requests of viewers and dashboards of logs, passed on to the desk that reads them; bounds what one request can ask for.
import type { Connection } from "vscode-languageserver";
import { withFindings, type AnalyseFile } from "./log-source.ts";
import type { LogDesk } from "./logs/log-desk.ts";
import * as protocol from "./protocol.ts";

/** Answers until the connection ends. */
export function answerLogRequests(connection: Connection, desk: LogDesk, analyse: AnalyseFile): void {
  connection.onRequest(protocol.openLogRequest, (params: protocol.OpenLogParams) => desk.open(params));
  connection.onRequest(protocol.filterLogRequest, (params: protocol.FilterLogParams) => desk.filter(params));
  connection.onRequest(protocol.logRowsRequest, (params: protocol.LogRowsParams) =>
    desk.rows({ ...params, start: natural(params.start), count: natural(params.count) }),
  );
  connection.onRequest(protocol.logRecordRequest, (params: protocol.LogRecordParams) => desk.record(params));
  connection.onRequest(protocol.expandLogRowRequest, (params: protocol.LogRowParams) => desk.expand(params));
  connection.onRequest(protocol.logPlaceRequest, (params: protocol.LogPlaceParams) => desk.place(params));
  connection.onRequest(protocol.findInLogRequest, (params: protocol.FindInLogParams) => desk.find(params));
  connection.onRequest(protocol.logAnomaliesRequest, (params: protocol.LogViewParams) => desk.anomalies(params));
  connection.onRequest(protocol.logOverviewRequest, (params: protocol.LogViewParams) => desk.overview(params));
  connection.onRequest(protocol.logTextRequest, (params: protocol.LogTextParams) =>
    desk.text({ ...params, start: natural(params.start), count: natural(params.count) }),
  );
  connection.onRequest(protocol.pauseLogRequest, (params: protocol.PauseLogParams) => desk.pause(params));
  connection.onRequest(protocol.clearLogRequest, (params: protocol.ClearLogParams) => desk.clear(params));
  connection.onRequest(protocol.logDashboardRequest, (params: protocol.LogViewParams) => desk.dashboard(params));
  connection.onRequest(protocol.logSourceRequest, async (params: protocol.LogRowParams) =>
    withFindings(await desk.source(params), analyse),
  );
  connection.onRequest(protocol.statementUsesRequest, (params: protocol.StatementUsesParams) => desk.uses(params));
  connection.onRequest(protocol.logFilesRequest, (params: object | null) => desk.files(params ?? {}));
  connection.onNotification(protocol.closeLogNotification, (params: protocol.LogViewParams) => {
    desk.close(params).catch((error: unknown) => connection.console.error(`Closing a log failed: ${String(error)}`));
  });
}

function natural(value: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.floor(value)) : 0;
}
