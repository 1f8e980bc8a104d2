// Ids of the commands, as the manifest contributes them.

export const explainCommand = "seclog.explainRule";
export const restartCommand = "seclog.restartServer";
export const showOutputCommand = "seclog.showOutput";
export const reportIssueCommand = "seclog.reportIssue";
export const openLogCommand = "seclog.openLogViewer";
export const openLogLineCommand = "seclog.openLogLine";
export const mergeLogsCommand = "seclog.mergeLogs";
export const openDashboardCommand = "seclog.openDashboard";
export const checkFileCommand = "seclog.checkFile";
export const checkWorkspaceCommand = "seclog.checkWorkspace";
export const groupByRuleCommand = "seclog.findings.groupByRule";
export const groupByFileCommand = "seclog.findings.groupByFile";
export const groupBySeverityCommand = "seclog.findings.groupBySeverity";
export const showNewFindingsCommand = "seclog.findings.showNew";
export const showAllFindingsCommand = "seclog.findings.showAll";
export const showCoverageCommand = "seclog.events.check";
export const showEventGapsCommand = "seclog.events.showGaps";
export const showEventsCommand = "seclog.events.showAll";
export const refreshLogsCommand = "seclog.logs.refresh";
export const openDemoCommand = "seclog.openDemo";
export const createConfigCommand = "seclog.createConfig";
