// What somebody types in where it is not shown: answers to questions of a terminal that hide their input.
import { alike, type DataSource, type Given, type GivenFor, type KnownArgument } from "./data-source.ts";

const hiddenTypes: ReadonlySet<string> = new Set(["password", "invisible"]);

/** `[{ type: "password", name: "pw" }, …]`: the answers by their names. */
const answers: GivenFor = ([questions]) => {
  const given: Record<string, Given> = {};
  for (const question of asked(questions)) {
    const name = question.fields?.get("name")?.constant;
    if (name !== undefined && hiddenTypes.has(question.fields?.get("type")?.constant ?? "")) given[name] = "password";
  }
  return Object.keys(given).length > 0 ? given : undefined;
};

function asked(questions: KnownArgument | undefined): readonly KnownArgument[] {
  if (!questions) return [];
  const listed = [...(questions.fields ?? [])].filter(([name]) => /^\d+$/.test(name)).map(([, question]) => question);
  return [questions, ...listed, ...(questions.elements ? [questions.elements] : [])];
}

/** Hidden where an option says so. */
function hiddenBy(...options: readonly string[]): GivenFor {
  return (args) => {
    const isHidden = args.some(({ fields }) =>
      options.some((name) => {
        const value = fields?.get(name)?.constant;
        return name === "echo" ? value !== undefined : value === "true";
      }),
    );
    return isHidden ? "password" : undefined;
  };
}

export const askedFor: DataSource = {
  id: "asked-for",
  title: "Answers that are typed in unseen",
  gives: {
    inquirer: { ".prompt()": answers },
    enquirer: { ".prompt()": answers },
    prompts: { "()": answers, ".prompts.password()": "password", ".prompts.invisible()": "password" },
    ...alike(["@inquirer/prompts", "@clack/prompts"], { ".password()": "password" }),
    "@inquirer/password": { "()": "password" },
    "readline-sync": {
      ".question()": hiddenBy("hideEchoBack", "noEchoBack"),
      ".prompt()": hiddenBy("hideEchoBack", "noEchoBack"),
      ".questionNewPassword()": "password",
    },
    read: { "()": hiddenBy("silent"), ".read()": hiddenBy("silent") },
    "prompt-sync": { "()()": hiddenBy("echo"), "().hide()": "password" },
    vscode: { ".window.showInputBox()": hiddenBy("password") },
    "password-prompt": { "()": "password" },
  },
  documentation:
    "https://github.com/SBoudrias/Inquirer.js, https://github.com/terkelg/prompts, https://github.com/anseki/readline-sync",
  examples: {
    leaking: [
      `import inquirer from "inquirer";
export async function login() { const given = await inquirer.prompt([{ type: "input", name: "host" }, { type: "password", name: "pw" }]); console.log("answers", given); }`,
      `import prompts from "prompts";
export async function login() { const { value } = await prompts({ type: "password", name: "value", message: "Word?" }); console.log(value); }`,
      `const readline = require("readline-sync");
exports.login = () => { const line = readline.question("Word? ", { hideEchoBack: true }); console.log("given: " + line); };`,
      `import { window } from "vscode";
export async function login() { const given = await window.showInputBox({ prompt: "Word", password: true }); console.log("given", given); }`,
    ],
    safe: [
      `import { window } from "vscode";
export async function login() { const given = await window.showInputBox({ prompt: "City" }); console.log("given", given); }`,
      `import inquirer from "inquirer";
export async function login() { const given = await inquirer.prompt([{ type: "input", name: "host" }, { type: "password", name: "pw" }]); console.log("host", given.host); }`,
      `const readline = require("readline-sync");
exports.login = () => { const line = readline.question("City? "); console.log("given: " + line); };`,
    ],
  },
};
