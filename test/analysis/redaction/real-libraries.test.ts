// What the rules say of libraries, tried on the libraries themselves.
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { pino } from "pino";
import { pinoHttp } from "pino-http";
import { expect, test } from "vitest";
import winston from "winston";

interface Sink {
  readonly lines: string[];
  write(line: string): void;
}

function sink(): Sink {
  const lines: string[] = [];
  return { lines, write: (line) => void lines.push(line) };
}

test("redact of a child takes the place of its parent's", () => {
  const out = sink();
  pino({ redact: ["password"] }, out)
    .child({}, { redact: ["token"] })
    .info({ password: "leaked", token: "hidden" }, "x");
  expect(out.lines.join("")).toContain("leaked");
  expect(out.lines.join("")).not.toContain("hidden");
});

test("redact in the bindings of a child is only logged", () => {
  const out = sink();
  pino({}, out)
    .child({ redact: ["token"] })
    .info({ token: "leaked" }, "x");
  expect(out.lines.join("")).toContain("leaked");
});

test("a path with dashes needs no brackets", () => {
  const out = sink();
  pino({ redact: ["req.headers.set-cookie"] }, out).info({ req: { headers: { "set-cookie": "hidden" } } }, "x");
  expect(out.lines.join("")).not.toContain("hidden");
});

test("pino-http logs all headers, and an upper-case path masks none of them", () => {
  const out = sink();
  const req = new IncomingMessage(new Socket());
  // As Node gives them.
  req.headers = { authorization: "Bearer leaked", cookie: "session=leaked" };
  const res = new ServerResponse(req);
  pinoHttp({ redact: ["req.headers.Authorization"] }, out)(req, res);
  res.emit("finish");
  expect(out.lines.join("")).toContain('"authorization":"Bearer leaked"');
  expect(out.lines.join("")).toContain('"cookie":"session=leaked"');
});

test("a format after json changes nothing of the line", () => {
  const mask = winston.format((info) => {
    delete info["password"];
    return info;
  });
  const { combine, json } = winston.format;
  const line = (format: winston.Logform.Format): unknown => {
    const info = format.transform({ level: "info", message: "x", password: "leaked" });
    return typeof info === "object" ? info[Symbol.for("message")] : undefined;
  };
  expect(line(combine(json(), mask()))).toContain("leaked");
  expect(line(combine(mask(), json()))).not.toContain("leaked");
});

test("a format that returns nothing drops the record", () => {
  const drop = winston.format((info) => {
    delete info["password"];
    return undefined as unknown as boolean;
  });
  expect(winston.format.combine(drop(), winston.format.json()).transform({ level: "info", message: "x" })).toBe(false);
});
