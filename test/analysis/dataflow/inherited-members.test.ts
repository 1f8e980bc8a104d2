// Members that a class has from the classes that it extends, in the same file and in another one.
import { describe, expect, test } from "vitest";
import { check, findingsAmong, onlyRule } from "../check.ts";

const rule = "no-secret-in-log";

const logger = "export class Logger { info(entry: unknown) { console.log(entry); } }";
const channel = `import { Logger } from "./logger";
export class Channel { protected readonly logger = new Logger(); }`;

/** What is found in `/app/main.ts`, with the other files beside it. */
function messages(files: Readonly<Record<string, string>>, only: string): readonly string[] {
  return findingsAmong(files, "/app/main.ts", onlyRule(only)).map(({ message }) => message);
}

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

  test("of another file, by which a method of this one logs what its callers pass", () => {
    const main = `import { Channel } from "./channel";
class Phone extends Channel {
  private open(number: string) { this.logger.info("opening " + number); }
  connect() { this.open(this.phoneNumber); }
}`;
    expect(
      messages(
        { "/app/channel.ts": channel, "/app/logger.ts": logger, "/app/main.ts": main },
        "no-personal-data-in-log",
      ),
    ).toEqual([expect.stringContaining("`this.phoneNumber` reaches `this.logger.info` through `this.open`")]);
  });

  test("is found in another file", () => {
    const files = {
      "/app/job.ts": "export class Job { note(entry: unknown) { console.info(entry); } }",
      "/app/main.ts":
        'import { Job } from "./job";\nclass Mailing extends Job { send(password: string) { this.note(password); } }',
    };
    expect(messages(files, rule)).toEqual([
      expect.stringContaining("`password` reaches `console.info` through `this.note`"),
    ]);
  });
});
