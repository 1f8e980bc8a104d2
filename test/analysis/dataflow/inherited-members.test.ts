// Members that a class has from the classes that it extends, in the same file and in another one.
import { describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules } from "../../../src/analysis/analyze.ts";
import { check, onlyRule } from "../check.ts";

const rule = "no-secret-in-log";

describe("a method of a base class that logs what it is given", () => {
  test("is a sink for those that extend it", () =>
    check(
      rule,
      `abstract class Job {
  abstract title(): string;
  protected note(entry: unknown) { console.info(this.title(), entry); }
}
class Mailing extends Job {
  title() { return "mailing"; }
}
class Newsletter extends Mailing {
  send(password: string, page: number) {
    this.note(password);
    //        ^^^^^^^^ through \`this.note\`
    super.note({ password });
    //           ^^^^^^^^ through \`super.note\`
    this.note(page);
  }
}`,
    ));

  test("is none where the class has one of its own", () =>
    check(
      rule,
      `class Job {
  note(entry: unknown) { console.info(entry); }
}
class Silent extends Job {
  note(entry: unknown) { this.last = entry; }
  run(password: string) { this.note(password); }
}`,
    ));

  test("gives what a field of the base class holds", () =>
    check(
      rule,
      `class Client {
  protected readonly key = process.env.API_SECRET;
}
class Payments extends Client {
  show() { console.log(this.key); }
  //                   ^^^^^^^^
}`,
    ));

  test("is found in another file", () => {
    const files: Readonly<Record<string, string>> = {
      "/app/job.ts": "export class Job { note(entry: unknown) { console.info(entry); } }",
      "/app/main.ts":
        'import { Job } from "./job";\nclass Mailing extends Job { send(password: string) { this.note(password); } }',
    };
    const settings = onlyRule(rule);
    const modules = createLinkedModules(
      { version: (path) => (files[path] === undefined ? undefined : "1"), read: (path) => files[path] },
      settings,
    );
    const path = "/app/main.ts";
    const outcome = analyzeSource({ path, text: files[path] ?? "" }, settings, modules.linkerFor(path));
    expect(outcome.status === "skipped" ? [] : outcome.findings.map(({ message }) => message)).toEqual([
      expect.stringContaining("`password` reaches `console.info` through `this.note`"),
    ]);
  });
});
