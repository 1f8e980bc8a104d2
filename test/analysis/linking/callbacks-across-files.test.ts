// What a callback is given stays with the call that gives it, and each step of a flow stands in the file in which it was taken.
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/base/finding.ts";
import { findingsAmong, onlyRule } from "../check.ts";

const bank = `import axios from "axios";
const client = axios.create({ baseURL: "https://bank.example.com" });
const dataOf = (answer) => {
  const { data } = answer;
  return data;
};
export const tokens = () => client.post("/oauth/token", "grant_type=client_credentials").then(dataOf);
export async function transfer(id) {
  const answer = await client.get(\`/transfers/\${id}\`);
  return dataOf(answer);
}`;

function found(main: string): readonly Finding[] {
  const files = { "/app/bank.ts": bank, "/app/main.ts": main };
  return findingsAmong(files, "/app/main.ts", onlyRule("no-unfiltered-object-in-log"));
}

describe("a function that is a callback in one place and called in another", () => {
  test("gives the answer of the token endpoint to the one that asked for it", () => {
    const [finding] = found(
      `import { tokens } from "./bank";\nexport const show = async () => { const given = await tokens(); console.dir(given); };`,
    );
    expect(finding?.category).toBe("token-response");
    const steps = finding?.flow.map(({ path, range }) => [path, range.start < bank.length]) ?? [];
    expect(steps.filter(([path]) => path === "/app/bank.ts").length).toBeGreaterThan(0);
    expect(finding?.flow.at(-1)?.path).toBeUndefined();
  });

  test("gives nothing of it to others", () => {
    const main = `import { transfer } from "./bank";\nexport const show = async (id) => { const given = await transfer(id); console.dir(given); };`;
    expect(found(main)).toEqual([]);
  });
});

test("a step that was taken in another file stands there", () => {
  const [finding] = found(
    `import { tokens } from "./bank";\nexport const show = async () => { console.dir(await tokens()); };`,
  );
  const assigned = finding?.flow.filter(({ message }) => message.startsWith("assigned to")) ?? [];
  expect(assigned.map(({ path, range }) => [path, bank.slice(range.start, range.end)])).toEqual([
    ["/app/bank.ts", "answer"],
    ["/app/bank.ts", "data"],
  ]);
});
