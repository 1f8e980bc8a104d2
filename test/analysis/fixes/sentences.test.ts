// What is left of a line without its datum reads as somebody would have written it.
import { describe, expect, test } from "vitest";
import { findingsOf, fixed } from "./fixed.ts";

const js = { path: "/src/example.js" };

describe("what is left of a message", () => {
  test.each([
    ["a phrase within a sentence", "`no user with word ${password} was found`", `"no user was found"`],
    ["a label behind a comma", "`reset for ${id}, key = ${password}`", "`reset for ${id}`"],
    ["a label of its own sentence", "`No user found. Word: ${password}`", `"No user found."`],
    ["the word for a person", "`reset asked for by user ${password}`", `"reset asked for"`],
    ["a sum", `"no user with word " + password + " was found"`, `"no user was found"`],
    ["words of another language", "`Bloqueio adquirido para: ${password}`", `"Bloqueio adquirido"`],
  ])("%s goes with the datum", (_, message, left) => {
    expect(fixed(`console.log(${message});`, "drop", js)).toBe(`console.log(${left});`);
  });

  test.each([
    ["words that led to the argument", `console.log("all asked by:", password);`, `console.log("all asked");`],
    ["a placeholder at the end", `console.log("removed session %s", password);`, `console.log("removed session");`],
    ["a part of a field", `console.log({ tag: id + " - " + password });`, `console.log({ tag: id });`],
  ])("%s", (_, before, after) => expect(fixed(before, "drop", js)).toBe(after));

  test("an error is never dropped whole", () => {
    const code = `import axios from "axios";\nexport async function pay(url, apiKey) {\n  try {\n    await axios.post(url, {}, { headers: { Authorization: apiKey } });\n  } catch (error) {\n    console.error(error.response?.data || error);\n  }\n}\n`;
    expect(fixed(code, "error-parts", { path: "/src/pay.js" })).toContain("console.error(error?.message);");
    expect(findingsOf(code, { path: "/src/pay.js" }).flatMap(({ fixes }) => fixes.map(({ id }) => id))).not.toContain(
      "drop-call",
    );
  });
});

test("an object that the code made for the line keeps what is harmless", () => {
  const code = `export function publish(event, apiKey) {\n  const data = { local: "queue", event, apiKey };\n  console.log(data);\n}\n`;
  expect(fixed(code, "mask", { path: "/src/queue.js" })).toContain(`console.log({ ...data, apiKey: "[redacted]" });`);
});
