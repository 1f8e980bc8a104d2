// The pages of the log viewer and the dashboard: a skeleton under a strict content policy. Text of a log never becomes part of it.

export interface PageParts {
  /** Fresh for every page, at least 128 bits. */
  readonly nonce: string;
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly language: string;
  readonly title: string;
  /** Translated texts, which the script of the page reads. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Only the page's own script and style may load, and nothing may be fetched. */
export function contentPolicy({ nonce, cspSource }: Pick<PageParts, "nonce" | "cspSource">): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource}; img-src ${cspSource}`;
}

/** The whole document; the script fills it. */
export function pageHtml(parts: PageParts): string {
  const text = (value: string): string => escapeHtml(value);
  return `<!DOCTYPE html>
<html lang="${text(parts.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${text(contentPolicy(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${text(parts.styleUri)}">
<title>${text(parts.title)}</title>
</head>
<body data-labels="${text(JSON.stringify(parts.labels))}">
<script nonce="${text(parts.nonce)}" src="${text(parts.scriptUri)}"></script>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
