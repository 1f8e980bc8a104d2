import { describe, expect, it } from "vitest";
import { runOrder } from "../../../src/analysis/dataflow/run-order.ts";
import { parseProgram } from "../../../src/analysis/languages/parse-program.ts";

describe("the order in which functions are run", () => {
  it("puts a function before those that call it, wherever it is written", () => {
    const names = order(`
      export function login(request) { return audit(describeUser(request.user)); }
      function audit(text) { console.log(text); }
      function describeUser(user) { return user.id; }
    `);
    expect(names).toEqual(["", "describeUser", "audit", "login"]);
  });

  it("puts the constructor of a class before its methods", () => {
    const names = order(`
      class Mailer {
        send(to) { return this.transport.deliver(to, this.sign(to)); }
        sign(to) { return this.key + to; }
        constructor(key) { this.key = key; }
      }
    `);
    expect(names).toEqual(["", "constructor", "sign", "send"]);
  });

  it("puts what is outside before what is inside, also when the outer calls the inner", () => {
    const names = order(`
      function start(port) {
        const listen = function listening() { return port; };
        return listen();
      }
    `);
    expect(names).toEqual(["", "start", "listening"]);
  });

  it("has each function once when they call each other", () => {
    const names = order(`
      function even(n) { return n === 0 || odd(n - 1); }
      function odd(n) { return n !== 0 && even(n - 1); }
    `);
    expect(names).toEqual(["", "odd", "even"]);
  });
});

function order(text: string): readonly string[] {
  const program = parseProgram("/work/app/server.ts", text);
  return runOrder(program).map((id) => program.functions[id]?.name ?? "?");
}
