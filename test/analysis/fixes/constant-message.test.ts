// What stays of a message when its values become fields: a sentence that reads well, or nothing.
import { describe, expect, test } from "vitest";
import { constantMessage, type MessagePiece } from "../../../src/analysis/fixes/constant-message.ts";

/** The pieces of a template; what stands in its braces is the name of the value. */
function pieces(template: string): readonly MessagePiece<string>[] {
  return template
    .split(/(?<=\})|(?=\$\{)/)
    .map((part) => (part.startsWith("${") ? { text: "", value: part.slice(2, -1) } : { text: part }));
}

const textOf = (template: string): string => constantMessage(pieces(template)).text;

describe("stays", () => {
  test.each([
    ["the sentence without its values", "order ${id} shipped", "order shipped"],
    ["no word that led to one", "user ${id} logged in from ${ip}", "user logged in"],
    ["no quotes around one", 'Group "${group}" is gone', "Group is gone"],
    [
      "no brackets around some, with what is said in them",
      "Waiting for tables (${time}s elapsed)",
      "Waiting for tables",
    ],
    ["no arrow between them", "Bound ${queue} -> ${key}", "Bound"],
    ["no label of a second part", "Too large. Size: ${size}, Max Size: ${max}", "Too large"],
    ["no identifier before one", "Creating profile for userId: ${userId}", "Creating profile"],
    ["no unit behind one", "job finished in ${time} ms", "job finished"],
    ["no address of a host and a port", "Server running on port http://${host}:${port}", "Server running"],
    [
      "the word before a noun",
      "error creating ${name} provider; using default",
      "error creating provider; using default",
    ],
    [
      "what joins two sentences",
      "Group is gone but was ${state} - creating history",
      "Group is gone - creating history",
    ],
    ["a label that is all there is", "Exchange Name: ${name}", "Exchange Name"],
  ])("%s", (_, template, text) => expect(textOf(template)).toBe(text));
});

describe("nothing stays", () => {
  test.each([
    ["of a path", "calling /users/${id}/orders"],
    ["of a part of a word", "reading file-${name}.json"],
    ["when the sentence would end in the middle", "Deleting users older than ${days} days"],
    ["of values and signs", "${width}x${height}"],
  ])("%s", (_, template) => expect(textOf(template)).toBe(""));
});

describe("a value is called", () => {
  const fieldOf = (template: string) => constantMessage(pieces(template)).fields[0];
  test("by its label", () => expect(fieldOf("joined user=${id}")?.label).toBe("user"));
  test("by the words before a colon", () => expect(fieldOf("Queue Name: ${name}")?.words).toBe("Queue Name"));
  test("after the noun before it", () => expect(fieldOf("found user ${id} again")?.noun).toBe("user"));
  test("with its unit", () => expect(fieldOf("took ${time}ms in all")?.unit).toBe("Ms"));
});

test("a sentence that began with its subject says so", () => {
  expect(constantMessage(pieces("${task} failed: ${error}"))).toMatchObject({ text: "failed", lacksSubject: true });
});
