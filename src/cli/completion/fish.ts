// Completion for fish.
import type { Completable } from "./completable.ts";

/** One `complete` line per option and command. */
export function fishScript(commands: readonly Completable[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  const lines = commands.flatMap(({ name, summary, options, values }) => [
    `complete -c seclog -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d ${quoted(summary)}`,
    ...options.map(({ flags, description, takesValue, values: choices }) => {
      const spelled = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
      const given = choices.length > 0 ? [`-x -a ${quoted(choices.join(" "))}`] : takesValue ? ["-r"] : [];
      return `complete -c seclog -n ${quoted(seen(name, names))} ${[...spelled, ...given].join(" ")} -d ${quoted(description)}`;
    }),
    ...(values.length > 0 ? [`complete -c seclog -n ${quoted(seen(name, names))} -a ${quoted(values.join(" "))}`] : []),
  ]);
  return `# Completion of seclog for fish: seclog completion fish > ~/.config/fish/completions/seclog.fish\n${lines.join("\n")}\n`;
}

/** `check` is also what stands without a command. */
function seen(name: string, names: string): string {
  const own = `__fish_seen_subcommand_from ${name}`;
  return name === "check" ? `${own}; or not __fish_seen_subcommand_from ${names}` : own;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
