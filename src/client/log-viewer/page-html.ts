// The page of the log viewer: a fixed skeleton under a strict content policy. Text of the log never becomes part of it.

export interface PageParts {
  /** Fresh for every page, at least 128 bits. */
  readonly nonce: string;
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly language: string;
  readonly labels: PageLabels;
}

/** Texts of the skeleton, translated. */
export interface PageLabels {
  readonly title: string;
  readonly anomalies: string;
  readonly log: string;
  readonly details: string;
  readonly previous: string;
  readonly next: string;
  readonly showLine: string;
  readonly reload: string;
}

/** Only the viewer's own script and style may load, and nothing may be fetched. */
export function contentPolicy({ nonce, cspSource }: Pick<PageParts, "nonce" | "cspSource">): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource}; img-src ${cspSource}`;
}

/** The whole document. */
export function pageHtml(parts: PageParts): string {
  const text = (value: string): string => escapeHtml(value);
  const { labels } = parts;
  return `<!DOCTYPE html>
<html lang="${text(parts.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${text(contentPolicy(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${text(parts.styleUri)}">
<title>${text(labels.title)}</title>
</head>
<body>
<header class="bar">
<span id="summary" role="status"></span>
<span class="spring"></span>
<button id="reload" type="button" hidden>${text(labels.reload)}</button>
<button id="previous" type="button" title="Shift+F8">${text(labels.previous)}</button>
<button id="next" type="button" title="F8">${text(labels.next)}</button>
</header>
<p id="notice" class="notice" role="alert" hidden></p>
<div class="panes">
<main id="log" class="log" role="table" tabindex="0" aria-label="${text(labels.log)}"></main>
<nav id="side" class="side" aria-label="${text(labels.anomalies)}">
<h2>${text(labels.anomalies)}</h2>
<ol id="anomalies"></ol>
</nav>
</div>
<section id="details" class="details" aria-label="${text(labels.details)}" hidden>
<div class="details-head"><h2 id="details-title"></h2><button id="show-line" type="button">${text(labels.showLine)}</button></div>
<ul id="reasons"></ul>
<pre id="text" tabindex="0"></pre>
</section>
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
