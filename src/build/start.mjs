// `npm start`: installs, builds, and shows both halves of Seclog on the demo shop: what its code logs, and what its logs say.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ensureInstalled, root } from "./install.mjs";

const shop = path.join(root, "test/fixtures/demo-shop");
const cli = path.join(root, "dist/cli.mjs");

ensureInstalled();
// Imported late: the bundler is one of the dependencies.
const { bundle } = await import("./bundle.mjs");
await bundle({ minify: false });

heading("What the code of the demo shop logs", "seclog check src");
const checked = seclog(["check", "src", "--no-cache"]);
heading("What its logs say", "seclog logs logs/shop.log -f summary");
const logged = seclog(["logs", "logs/shop.log", "-f", "summary"]);
heading("In VS Code", "npm run package");
const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
console.log(`Then install what it built: code --install-extension seclog-${version}.vsix`);
console.log(
  "Open test/fixtures/demo-shop there; findings appear while you type, and logs/shop.log opens in the log viewer.",
);
process.exitCode = [checked, logged].every((status) => status === 0 || status === 1) ? 0 : 2;

/**
 * @param {string} title
 * @param {string} command
 */
function heading(title, command) {
  console.log(`\n── ${title} ──  ${command}\n`);
}

/** Findings are what the demo is for, so 1 is fine; null means the command could not be started.
 * @param {string[]} args
 */
function seclog(args) {
  return spawnSync(process.execPath, [cli, ...args], { cwd: shop, stdio: "inherit" }).status;
}
