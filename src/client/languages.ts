// The languages of VS Code whose files are analysed.

/** The server decides by the extension of the file. */
export const languages = ["javascript", "javascriptreact", "typescript", "typescriptreact"] as const;
