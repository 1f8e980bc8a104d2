// Completion for bash 3.2 and later, without the bash-completion package.
import { quoted, type Completable } from "./completable.ts";

/** A function and its registration. */
export function bashScript(commands: readonly Completable[]): string {
  const names = commands.map(({ name }) => name);
  return `# Completion of seclog for bash: source <(seclog completion bash)
_seclog() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev='' cmd=check i words=''
  [ "$COMP_CWORD" -gt 0 ] && prev=\${COMP_WORDS[COMP_CWORD-1]}
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${names.join("|")}) cmd=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case "$cmd $prev" in
${commands.flatMap(valueCases).join("\n")}
  esac
  case "$cur" in
    -*)
      case $cmd in
${commands.map(optionCase).join("\n")}
      esac ;;
    *)
      case $cmd in
${commands
  .filter(({ values }) => values.length > 0)
  .map(wordCase)
  .join("\n")}
      esac
      [ "$COMP_CWORD" -eq 1 ] && words=${quoted(names.join(" "))} ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  case "$cur" in -*) ;; *) COMPREPLY+=($(compgen -f -- "$cur")) ;; esac
}
complete -o filenames -o bashdefault -F _seclog seclog
`;
}

function valueCases({ name, options }: Completable): readonly string[] {
  return options
    .filter(({ values }) => values.length > 0)
    .map(({ flags, values }) => {
      const patterns = flags.map((flag) => quoted(`${name} ${flag}`)).join("|");
      return `    ${patterns}) COMPREPLY=($(compgen -W ${quoted(values.join(" "))} -- "$cur")); return ;;`;
    });
}

function optionCase({ name, options }: Completable): string {
  const flags = [...options.flatMap((option) => option.flags), "--color", "--no-color"];
  return `        ${name}) words=${quoted(flags.join(" "))} ;;`;
}

function wordCase({ name, values }: Completable): string {
  return `        ${name}) words=${quoted(values.join(" "))} ;;`;
}
