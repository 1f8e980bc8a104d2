// Interceptors that a NestJS server puts around all of its handlers: those that keep an audit of what was done, and those that write a line
// for each request. Told by texts alone, by where they are registered and by the names of their classes.
import { isAuditWrapper } from "../../catalogue/events/audit-trail.ts";
import { splitWords } from "../../catalogue/names.ts";

/** What a text says of interceptors. */
export interface InterceptorFacts {
  /** Names that are registered for all handlers here. */
  readonly registered: readonly string[];
  /** Classes that stand here and look at every handler. */
  readonly defined: readonly string[];
}

const none: InterceptorFacts = { registered: [], defined: [] };

// `app.useGlobalInterceptors(new A(), app.get(B))`; https://docs.nestjs.com/interceptors#binding-interceptors
const registers = /useGlobalInterceptors\(([^;]{1,600}?)\)[;\n]/g;
// `{ provide: APP_INTERCEPTOR, useClass: AuditInterceptor }`
const provides = /APP_INTERCEPTOR\b[^{}]{0,120}?\buse(?:Class|Existing)\s*:\s*(\w+)/g;
const defines = /\bclass\s+(\w+)[^{]{0,160}\bimplements\s+[^{]{0,80}NestInterceptor\b/g;
// `if (!action) return next.handle()`: only handlers that are marked are looked at; refuses tests of more than a mark.
const onlyMarked = /if\s*\(\s*!\s*\w+(?:\.\w+)?\s*\)\s*\{?\s*return\s+next\.handle\(\)/;

/** Interceptors that a text registers for all handlers, and those that it defines. */
export function interceptorsIn(text: string): InterceptorFacts {
  if (!text.includes("nterceptor")) return none;
  const registered = [
    ...[...text.matchAll(registers)].flatMap((found) => (found[1] ?? "").match(/\b[A-Z]\w+/g) ?? []),
    ...[...text.matchAll(provides)].flatMap((found) => found[1] ?? []),
  ];
  const isMarked = onlyMarked.test(text);
  const defined = isMarked ? [] : [...text.matchAll(defines)].flatMap((found) => found[1] ?? []);
  return registered.length === 0 && defined.length === 0 ? none : { registered, defined };
}

/** What the interceptors of a server keep, by the name of who keeps it. */
export function interceptorsOf(all: readonly InterceptorFacts[]): {
  readonly audit: string | undefined;
  readonly accessLog: string | undefined;
} {
  const defined = new Set(all.flatMap((facts) => facts.defined));
  const names = all.flatMap(({ registered }) => registered).filter((name) => defined.has(name));
  return { audit: names.find((name) => isAuditWrapper(name)), accessLog: names.find((name) => namesLog(name)) };
}

/** `LoggingInterceptor`, `HttpLoggerInterceptor`: a line for each request, and not who did what. */
function namesLog(name: string): boolean {
  return !isAuditWrapper(name) && splitWords(name).some((word) => /^(?:log|logs|logger|logging)$/.test(word));
}
