// Requests that take longer than they used to.
import type { Detector } from "./detector.ts";
import { requested, series } from "./example-lines.ts";
import { spanText } from "./login.ts";
import { createQuantileSketch, type QuantileSketch } from "./quantile-sketch.ts";
import { createSurgeScan } from "./surge.ts";

const slowest = 0.95;
const learning = 200;
const maxRoutes = 500;

export const latency: Detector = {
  id: "latency",
  title: "Requests take longer than they used to",
  description:
    "Six or more requests slower than 95% of the earlier requests of their route (the first part of the path; the whole log while the route is new) that stand closer " +
    "together than one in twenty explains: chance would give it once in ten million. Starts after two hundred requests. Single slow requests and routes " +
    "that are always slow are left alone.",
  concerns: "requests",
  get examples() {
    return [
      {
        title: "After 400 quick requests each takes four times as long",
        lines: series(440, 1, (second, i) => requested(second, { milliseconds: (i < 400 ? 20 : 80) + (i % 17) })),
        raises: [{ line: 406 }],
      },
      {
        title: "A route that is always slow",
        lines: series(600, 1, (second, i) =>
          requested(
            second,
            i % 3 ? { milliseconds: 20 + (i % 17) } : { path: "/report", milliseconds: 900 + (i % 40) },
          ),
        ),
        raises: [],
      },
      {
        title: "One slow request in fifty",
        lines: series(600, 1, (second, i) => requested(second, { milliseconds: i % 50 === 20 ? 2000 : 20 + (i % 17) })),
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const scan = createSurgeScan({
      minimum: tuning.needed(6),
      decades: tuning.decades,
      prior: { marked: 25, total: 500 },
    });
    const whole = createQuantileSketch();
    const routes = new Map<number, QuantileSketch>();
    const sketchOf = (route: number): QuantileSketch => {
      const known = routes.get(route);
      if (known) return known;
      if (routes.size >= maxRoutes) return whole;
      const made = createQuantileSketch();
      routes.set(route, made);
      return made;
    };
    return {
      settles: ({ duration }) => duration === undefined,
      observe({ duration, status, method, path, time, line }, report) {
        if (duration === undefined || status === undefined || Number.isNaN(time)) return;
        const own = sketchOf(routeOf(method, path));
        const usual = own.count >= learning ? own : whole;
        const slow = usual.count >= learning && duration > usual.above(slowest);
        own.add(duration);
        if (own !== whole) whole.add(duration);
        const surge = scan.add(slow, time, line);
        if (!surge) return;
        report({
          severity: "WARN",
          message: `${surge.count} of ${surge.total} requests within ${spanText(surge.span)} took longer than 95% of the earlier requests of their route; look at what they wait for.`,
          evidence: surge.evidence,
        });
      },
    };
  },
};

/** A number for the method and the first part of the path. */
function routeOf(method = "", path = ""): number {
  let hash = method.length * 31 + method.charCodeAt(0);
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i);
    // `/` or `?`
    if (i > 0 && (code === 47 || code === 63)) break;
    hash = (Math.imul(hash, 16_777_619) ^ code) | 0;
  }
  return hash;
}
