// The report of one or more logs as one page that needs nothing else: no script, no network, no font.
import { html, type Html } from "./html.ts";
import { logSections, type ReportedLog } from "./sections.ts";
import { style } from "./style.ts";

/** The whole document. */
export function renderReport(logs: readonly ReportedLog[]): string {
  const names = logs.map(({ name }) => name).join(", ");
  const body = logs.map((log) => html`<article>${logSections(log)}</article>`);
  return `<!doctype html>\n${page(`Log report: ${names}`, body).markup}\n`;
}

function page(title: string, body: readonly Html[]): Html {
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <title>${title}</title>
      <style>
        ${{ markup: style }}
      </style>
    </head>
    <body>
      ${body}
      <p class="soft">Written by Seclog. Secrets in the log are masked.</p>
    </body>
  </html>`;
}
