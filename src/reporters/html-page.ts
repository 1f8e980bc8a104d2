// The frame of every page that Seclog writes about code: self-contained, with no script, no network and no font.
import { htmlStyle } from "./html-style.ts";
import { xmlText } from "./xml-text.ts";

/** What stands in the frame. */
export interface HtmlPage {
  readonly title: string;
  /** Markup. */
  readonly body: string;
  /** Markup of the last line. */
  readonly note: string;
}

/** The whole document; `body` and `note` have to be escaped already. */
export function htmlPage({ title, body, note }: HtmlPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${xmlText(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
${body}
<p class="soft">${note}</p>
</body>
</html>
`;
}
