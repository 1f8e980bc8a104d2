// Every security event: it is found in its examples of three frameworks, where nothing logs it, and is silent where it is logged.
import { describe, expect, test } from "vitest";
import { securityEvents } from "../../src/catalogue/events/index.ts";
import { mayHoldEvent } from "../../src/analysis/languages/event-prefilter.ts";
import { pointsIn } from "../analysis/events/points.ts";

/** How the server of an example is written. */
const frameworks: readonly (readonly [string, RegExp])[] = [
  ["NestJS", /@(?:Controller|Injectable|Catch)\(/],
  ["Koa", /\(ctx\b/],
  ["Fastify", /\bfastify\b/],
  ["Hono", /\bnew Hono|\(c\) =>/],
  ["tRPC", /procedure/i],
  ["Next.js", /NextResponse|use server|export async function [A-Z]+\(/],
  ["socket.io", /\bsocket\.on\(/],
  ["GraphQL", /Mutation/],
  ["Express", /\(req, res|\bapp\.\w+\(|\brouter\.\w+\(/],
];
const frameworkOf = (code: string): string => frameworks.find(([, text]) => text.test(code))?.[0] ?? "none";
/** What a process does, whatever serves its requests. */
const ofProcess = new Set(["sys_startup", "sys_shutdown"]);

describe.each(securityEvents.entries)("$name", (event) => {
  const states = (code: string): readonly string[] =>
    pointsIn(code).flatMap(({ event: found, logged }) => (found.name === event.name ? [logged] : []));

  test.each(event.missing)("is not logged: %s", (code) => {
    expect(states(code)).toContain("missing");
  });

  test.each(event.silent)("is logged: %s", (code) => {
    expect(states(code)).not.toContain("missing");
  });

  test("has examples of three kinds and says who asks for it", () => {
    expect(event.missing.length).toBeGreaterThanOrEqual(3);
    expect(event.silent.length).toBeGreaterThanOrEqual(3);
    expect(event.id).toBe(event.name.replaceAll("_", "-"));
    const { asvs, pci, hipaa } = event.references;
    for (const numbers of [asvs, pci, hipaa]) expect(numbers.length).toBeGreaterThan(0);
  });

  test("has examples of three frameworks, logged and not", () => {
    if (ofProcess.has(event.name)) return;
    for (const examples of [event.missing, event.silent]) {
      const found = new Set(examples.map(frameworkOf));
      expect([...found]).not.toContain("none");
      expect(found.size).toBeGreaterThanOrEqual(3);
    }
  });

  test("is looked for in a file that logs nothing", () => {
    if (event.required !== "always") return;
    for (const code of event.missing) expect(mayHoldEvent(code)).toBe(true);
  });
});
