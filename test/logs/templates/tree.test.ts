// Which messages belong together: where words vary, the tree tells parameters from constants by the words themselves.
import { expect, test } from "vitest";
import { createTemplateTree, type TemplateTree } from "../../../src/logs/templates/drain.ts";
import { FormScanner } from "../../../src/logs/templates/scan.ts";
import { templateText } from "../../../src/logs/templates/template.ts";
import { maskWords } from "../../../src/logs/templates/words.ts";

const words = (message: string) => maskWords(message, new FormScanner().scan(message));

/** The templates that messages give, each message `times` times. */
function templatesOf(messages: readonly string[], times = 3): readonly string[] {
  const tree = createTemplateTree();
  for (let time = 0; time < times; time++) for (const message of messages) tree.learn(words(message)).count++;
  tree.settle();
  return [...new Set(messages.map((message) => textOf(tree, message)))].sort();
}

function textOf(tree: TemplateTree, message: string): string {
  return templateText(tree.match(words(message)).template);
}

test("a few plain words in one place are different messages", () => {
  const states = ["Started", "Paused", "Resumed", "Stopped"];
  expect(templatesOf(states.map((state) => `instance 42 VM ${state} (lifecycle event)`))).toHaveLength(4);
});

test("many words in one place are a parameter", () => {
  const users = ["alice", "bob", "carol", "dave", "erin", "frank"];
  expect(templatesOf(users.map((user) => `mail sent to ${user} today`))).toEqual(["mail sent to <*> today"]);
});

test("words with digits or dots are a parameter from the second on", () => {
  expect(templatesOf(["link eth0 is up", "link eth1 is up"])).toEqual(["link <*> is up"]);
  expect(templatesOf(["peer shop.example.com gone", "peer mail.example.org gone"])).toEqual(["peer <*> gone"]);
});

test("states in capitals are constants, also a dozen of them", () => {
  const states = ["NEW", "INITED", "SETUP", "RUNNING", "COMMITTING", "SUCCEEDED", "FAILED", "KILLED"];
  expect(templatesOf(states.map((state) => `job 7 moved to ${state} now`))).toHaveLength(states.length);
});

test("words that go with their neighbour are phrases", () => {
  const reasons = ["bad descriptor", "no children", "device required", "wrong format", "broken pipe", "stale handle"];
  expect(templatesOf(reasons.map((reason) => `cannot create map: ${reason}`))).toHaveLength(reasons.length);
});

test("names behind `user` are parameters, however few", () => {
  expect(templatesOf(["session closed for user cyrus", "session closed for user news"])).toEqual([
    "session closed for user <*>",
  ]);
});

test("a value that varies elsewhere is a parameter in every message", () => {
  const messages = ["lock name=android tag=4", "lock name=com.example.app tag=5", "lock name=audio tag=6"];
  expect(templatesOf(messages)).toEqual(["lock <*> tag=<*>"]);
});

test("names in front of a message are a parameter when there are many", () => {
  const users = Array.from({ length: 30 }, (_, i) => `user${"abcdefghijklmnopqrstuvwxyzäöüß"[i]}`);
  expect(templatesOf(users.map((user) => `${user} logged in`))).toEqual(["<*> logged in"]);
});

test("the order of messages does not matter once the tree has settled", () => {
  const messages = [
    ...["root", "guest", "alice", "bob", "carol", "dave"].map(
      (user) => `password changed for ${user} from 203.0.113.9`,
    ),
    ...["open", "closed"].map((state) => `door ${state} for 7 s`),
  ];
  expect(templatesOf([...messages].reverse())).toEqual(templatesOf(messages));
});

test("before it settles, a template keeps its id while its text becomes more general", () => {
  const tree = createTemplateTree();
  const form = tree.learn(words("mail sent to alice1 today"));
  const { id } = form.template;
  for (const user of ["bob2", "carol3", "dave4"])
    expect(tree.learn(words(`mail sent to ${user} today`)).template.id).toBe(id);
  expect(templateText(form.template)).toBe("mail sent to <*> today");
  expect(form.template.parameters).toEqual(["id"]);
});

test("counts follow forms that become one", () => {
  const tree = createTemplateTree();
  const name = (i: number) => String.fromCharCode(97 + (i % 26), 97 + (Math.floor(i / 26) % 26), 97 + (i % 7));
  for (let i = 0; i < 400; i++) tree.learn(words(`mail sent to ${name(i)} today`)).count++;
  expect(tree.templates().map(({ words: own, count }) => [own.join(" "), count])).toEqual([
    ["mail sent to <*> today", 400],
  ]);
});

test("messages that differ in more than half of their words stay apart", () => {
  expect(templatesOf(["connected to redis at 7", "connected with payment service 7"])).toHaveLength(2);
});

test("memory is bounded: past the limit new messages share a template per length", () => {
  const tree = createTemplateTree({ maxGroups: 100 });
  const letters = (i: number) => [...String(i)].map((digit) => String.fromCharCode(97 + Number(digit))).join("");
  for (let i = 0; i < 5000; i++) {
    const own = letters(i);
    tree.learn(words(`a${own} b${own} c${own} d${own}`)).count++;
  }
  expect(tree.templates().length).toBeLessThan(110);
});
