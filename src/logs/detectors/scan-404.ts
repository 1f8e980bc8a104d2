// One address that asks for many things that do not exist: someone looks for weak spots.
import { hashNumber } from "../../base/hash.ts";
import type { Detector } from "./detector.ts";
import { requested, series } from "./example-lines.ts";
import { spanText } from "./login.ts";
import { createRecentMap } from "./recent-map.ts";
import { surpriseOfShare } from "./surprise.ts";

const span = 120_000;
const enough = { any: 10, weakSpots: 5 };
// Matches the names under which weak spots are looked for: hidden files, repositories, backups, consoles, installers of other programs;
// refuses pages that only mention one, icons and dead links.
const weakSpot =
  /\/(?:\.(?:env|git|svn|hg|aws|ssh|vscode|idea|ht(?:access|passwd)|ds_store|bash_history|npmrc|docker)|wp-(?:admin|login|config|content|includes|json)|xmlrpc\.php|php-?my-?admin|pma\b|adminer|mysql|cgi-bin|cgi\b|admin(?:istrator)?\b|manager\b|console\b|actuator|jenkins|solr|boaform|hnap1|vendor\/phpunit|shell|server-status|owa\b|ecp\b|autodiscover|(?:setup|install|test|info|phpinfo|config|upload|eval-stdin)\.php|old\b|bak\b|backups?\b|dump\b|telescope|_ignition|struts|geoserver|druid|swagger|graphql)|\.(?:sql|bak|old|swp|zip|rar|7z|tar(?:\.gz)?|tgz|sqlite|pem|key|log|inc|cfg|ini)(?![a-z])/i;
const maxAddresses = 10_000;
const maxMisses = 32;

interface Miss {
  readonly time: number;
  readonly line: number;
  readonly path: number;
  readonly weakSpot: boolean;
  /** Requests of the address up to here. */
  readonly index: number;
}

interface Visitor {
  readonly misses: Miss[];
  requests: number;
  reportedAt: number;
  /** Has read the rules for robots, as crawlers do. */
  crawls: boolean;
}

export const scan404: Detector = {
  id: "scan-404",
  title: "One address looks for what does not exist",
  description:
    "Ten different paths that one client address asks for in vain (401, 403, 404, 405, 410) within two minutes, or five of the names under which weak spots are looked for (`/.env`, `/wp-admin/`, `backup.zip` …), at least half of its requests meanwhile, and " +
    "far more than the share of such answers in the whole log explains. A crawler that has read `/robots.txt` or meets few dead links, a page with missing pictures and a site " +
    "where everything is missing for everyone are left alone.",
  concerns: "requests",
  get examples() {
    return [
      {
        title: "Someone tries names that are no secret",
        lines: [
          ...series(100, 1, (second) => requested(second)),
          ...series(20, 1, (second, i) =>
            requested(100 + second, { address: "203.0.113.9", path: `/member-${i}`, status: 404 }),
          ),
        ],
        raises: [{ line: 110, key: "203.0.113.9" }],
      },
      {
        title: "A crawler whose links are broken",
        lines: [
          ...series(100, 1, (second) => requested(second)),
          requested(100, { address: "192.0.2.66", path: "/robots.txt" }),
          ...series(20, 1, (second, i) =>
            requested(101 + second, { address: "192.0.2.66", path: `/blog/%22${i}%22`, status: 404 }),
          ),
        ],
        raises: [],
      },
      {
        title: "Someone tries the usual names",
        lines: [
          ...series(100, 1, (second) => requested(second)),
          ...series(20, 1, (second, i) =>
            requested(100 + second, { address: "203.0.113.9", path: `/backup-${i}.zip`, status: 404 }),
          ),
        ],
        raises: [{ line: 105, key: "203.0.113.9" }],
      },
      {
        title: "A crawler that meets a dead link in twenty",
        lines: series(360, 0.5, (second, i) =>
          requested(second, { address: "192.0.2.66", path: `/page/${i}`, status: i % 20 ? 200 : 404 }),
        ),
        raises: [],
      },
      {
        title: "A page that asks for the same missing picture again and again",
        lines: series(60, 1, (second) =>
          requested(second, { address: "192.0.2.7", path: "/favicon.ico", status: 404 }),
        ),
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const visitors = createRecentMap<Visitor>(maxAddresses);
    const all = { requests: 0, misses: 0 };
    const visitorOf = (address: string): Visitor => {
      const known = visitors.get(address);
      if (known) return known;
      const visitor = { misses: [], requests: 0, reportedAt: -Infinity, crawls: false };
      visitors.set(address, visitor);
      return visitor;
    };
    return {
      observe({ address, status, path, time, line }, report) {
        if (status === undefined || address === undefined || Number.isNaN(time)) return;
        const visitor = visitorOf(address);
        visitor.requests++;
        all.requests++;
        if (path === "/robots.txt") visitor.crawls = true;
        if (!isMiss(status)) return;
        all.misses++;
        const { misses, requests, reportedAt } = visitor;
        misses.push({ time, line, path: hashNumber(path ?? ""), weakSpot: weakSpot.test(path ?? ""), index: requests });
        if (misses.length > maxMisses) misses.shift();
        const run = misses.filter((miss) => Math.abs(time - miss.time) <= span);
        if (run.length < tuning.needed(enough.weakSpots) || Math.abs(time - reportedAt) <= 3 * span) return;
        const total = requests - (run[0]?.index ?? requests) + 1;
        const paths = new Set(run.map((miss) => miss.path)).size;
        const weakSpots = new Set(run.filter((miss) => miss.weakSpot).map((miss) => miss.path)).size;
        const looksFor = weakSpots >= tuning.needed(enough.weakSpots);
        if (run.length * 2 < total || (!looksFor && (visitor.crawls || paths < tuning.needed(enough.any)))) return;
        const usual = (all.misses - run.length + 2) / (all.requests - total + 40);
        if (usual >= 1 || surpriseOfShare(run.length, total, usual) < tuning.decades) return;
        visitor.reportedAt = time;
        report({
          key: address,
          severity: "WARN",
          message: `${address} asked for ${paths} paths that do not exist or are closed, within ${spanText(time - (run[0]?.time ?? time))}; see whether any of its requests succeeded, and block it.`,
          evidence: run.slice(-20).map((miss) => miss.line),
        });
      },
    };
  },
};

function isMiss(status: number): boolean {
  return status === 404 || status === 403 || status === 401 || status === 405 || status === 410;
}
