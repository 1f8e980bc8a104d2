// Ids of the commands, as the manifest contributes them.

export const explainCommand = "seclog.explainRule";
export const restartCommand = "seclog.restartServer";
export const showOutputCommand = "seclog.showOutput";
export const openLogCommand = "seclog.openLogViewer";
