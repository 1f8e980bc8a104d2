// All variables of the environment, one by one.
import { describe, test } from "vitest";
import { check } from "../check.ts";

const rule = "no-secret-in-log";

describe("each variable of the environment is printed", () => {
  test("as a pair of name and value", () =>
    check(
      rule,
      `for (const [name, value] of Object.entries(process.env)) console.log(name + "=" + value);
//                                                                                ^^^^^ \`process.env[…]\``,
    ));

  test("by a callback", () =>
    check(
      rule,
      `Object.entries(process.env).sort().forEach(([name, value]) => console.info(name, value));
//                                                                               ^^^^^`,
    ));

  test("by its name", () =>
    check(
      rule,
      `for (const name in process.env) console.log(\`\${name}=\${process.env[name]}\`);
//                                                     ^^^^^^^^^^^^^^^^^
Object.keys(process.env).forEach((name) => console.log(name, process.env[name]));
//                                                           ^^^^^^^^^^^^^^^^^`,
    ));
});

describe("nothing of a secret is printed", () => {
  test("where names are listed, or some variables are chosen", () =>
    check(
      rule,
      `for (const [name] of Object.entries(process.env)) console.log(name);
for (const name in process.env) console.log("set", name);
Object.entries(process.env)
  .filter(([name]) => name.startsWith("npm_config_"))
  .forEach(([name, value]) => console.log(name, value));
for (const [name, value] of Object.entries(process.env)) if (name.startsWith("PUBLIC_")) console.log(name, value);
for (const name in process.env) {
  if (/SECRET|KEY|TOKEN/.test(name)) continue;
  console.log(name, process.env[name]);
}
Object.keys(process.env).forEach((name) => { if (allowed.has(name)) console.log(name, process.env[name]); });
for (const name of ["HOME", "SHELL"]) console.log(name, process.env[name]);
for (const [name, value] of Object.entries({ host: "example.com" })) console.log(name, value);`,
    ));
});
