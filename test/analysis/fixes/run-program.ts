// Runs a made-up program with the real logging libraries and notes what it does and what it logs.
import { createRequire } from "node:module";
import { Writable } from "node:stream";
import { format } from "node:util";
import vm from "node:vm";
import { secrets } from "./programs.ts";

/** What a run did apart from logging, in order, and all that it logged. */
export interface Run {
  readonly trace: readonly string[];
  readonly log: string;
}

const require = createRequire(import.meta.url);

/** Nothing of the program runs but its one exported function, with a request and a user that hold secrets. */
export async function runProgram(code: string): Promise<Run> {
  const trace: string[] = [];
  let log = "";
  const print = (...args: readonly unknown[]): void => void (log += `${format(...args)}\n`);
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString();
      done();
    },
  });
  const account = { id: 7, accessToken: secrets["account.accessToken"] };
  const known: Readonly<Record<string, unknown>> = { ...secrets, account, plan: "basic" };
  const module: { exports: unknown } = { exports: undefined };
  const globals = {
    module,
    require,
    sink,
    console: { log: print },
    process: { env: { DB_PASSWORD: secrets["process.env.DB_PASSWORD"] } },
    URL,
    ask: (name: string) => known[name],
    touch: (what: unknown) => {
      trace.push(typeof what === "string" ? what : JSON.stringify(what));
      return what;
    },
  };
  const user = { id: 1, password: secrets["user.password"], email: secrets["user.email"] };
  const req = { body: { password: secrets["req.body.password"] }, headers: { authorization: secrets["apiKey"] } };
  try {
    vm.runInNewContext(code, globals);
    const run = module.exports;
    if (typeof run === "function") trace.push(`returned ${String(Reflect.apply(run, undefined, [req, user]))}`);
  } catch (error) {
    trace.push(`threw ${error instanceof Error ? error.message : String(error)}`);
  }
  // The streams of winston pass records on in their own time.
  await new Promise((resolve) => setImmediate(resolve));
  return { trace, log };
}
