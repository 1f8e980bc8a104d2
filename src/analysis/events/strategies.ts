// Functions that find out for a library who somebody is: `validate` of a strategy of NestJS, and what a strategy of passport is given by name.
import { splitWords } from "../../catalogue/names.ts";
import { calleePath } from "../dataflow/log-graph.ts";
import type { BlockId, FunctionCode, Program, ValueId } from "../program.ts";
import { insideOf } from "./callbacks-inside.ts";
import type { Gathered } from "./entries.ts";

const tokenWords = new Set(["jwt", "token", "bearer", "key", "apikey", "refresh", "access", "header", "cookie"]);

/** `validate` of a class that extends `PassportStrategy(…)`: it finds out who somebody is by a password, or by a token. */
export function addStrategy(program: Program, code: FunctionCode, found: Gathered): void {
  const owner = code.owner === undefined ? undefined : program.classes[code.owner];
  if (code.name !== "validate" || !owner || calleePath(program, owner.superClass).at(-1) !== "PassportStrategy") return;
  const isOfToken = splitWords(owner.name).some((word) => tokenWords.has(word));
  found.names.unshift(isOfToken ? "verify token" : "authenticate");
  found.isBorder = true;
  found.decides = true;
}

/** What a strategy is made for: `new JwtStrategy(options, (payload, done) => …)` verifies a token. */
export function strategyPurpose(
  { values, functions }: Program,
  { method, part }: { readonly method: string; readonly part: ValueId },
): string {
  const written = values[part];
  const names = written?.op === "function" ? functions[written.function]?.parameters.map(({ name }) => name) : [];
  const isOfToken =
    splitWords(method).some((word) => tokenWords.has(word)) || names?.some((name) => ofToken.test(name)) === true;
  return isOfToken ? "verify token" : "authenticate";
}

/** `checkJwt(payload, done)`: a strategy that is made elsewhere has it find out who somebody is. */
export function addVerifier({ text }: Program, { parameters, range }: FunctionCode, found: Gathered): void {
  const names = parameters.map(({ name }) => name);
  if (found.decides || found.isBorder || names.length < 2 || !verified.has(names.at(-1) ?? "")) return;
  const isOfToken = names.slice(0, -1).some((name) => ofToken.test(name));
  if (!isOfToken && !names.slice(0, -1).some((name) => ofPerson.test(name))) return;
  if (!givesUser.test(text.slice(range.start, range.end))) return;
  found.names.unshift(isOfToken ? "verify token" : "authenticate");
  found.isBorder = true;
  found.decides = true;
}

const verified = new Set(["done", "verified", "cb", "callback", "next"]);
// `payload`, `jwtPayload`, `bearerToken`; refuses `accessToken`, which comes with a profile.
const ofToken = /^(?:jwt_?payload|payload|decoded|jwt|token|bearer_?token|api_?key)$/i;
const ofPerson = /^(?:password|profile|user_?info|user_?name|token_?set)$/i;
// `done(null, user)`
const givesUser =
  /\b(?:done|verified|cb|callback|next)\(\s{0,4}(?:null|undefined),\s{0,4}\w{0,24}(?:user|account|person|profile|member|admin|client)\b/i;

const ofProvider = /^_?(?:profile|user_?info|token_?set)$/i;

/** `done(null, user)` of a strategy that is given the profile of another server: who has signed in there is let in. */
export function personGiven(
  { program }: { readonly program: Program },
  { function: code }: { readonly function: FunctionCode },
): { readonly block: BlockId; readonly op: ValueId; readonly inner?: ValueId } | undefined {
  if (!code.parameters.some(({ name }) => ofProvider.test(name))) return undefined;
  let found: { readonly block: BlockId; readonly op: ValueId; readonly inner?: ValueId } | undefined;
  for (const [block, { ops }] of code.blocks.entries()) {
    for (const op of ops) {
      for (const inner of [op, ...insideOf(program, op, 0)])
        if (givesPerson(program, inner)) found = { block, op, ...(inner !== op && { inner }) };
    }
  }
  return found;
}

function givesPerson(program: Program, op: ValueId): boolean {
  const call = program.values[op];
  if (call?.op !== "call" || call.args.length < 2) return false;
  const [name = "", ...more] = calleePath(program, call.callee);
  const [problem, person] = call.args.map(({ value }) => program.values[value]);
  if (more.length > 0 || !verified.has(name) || !person || person.op === "constant") return false;
  return problem?.op === "constant" || (problem?.op === "global" && problem.name === "undefined");
}
