// Completion for zsh's own system (compinit).
import { quoted, type Completable, type CompletableOption } from "./completable.ts";

/** A `#compdef` function; also works when sourced. */
export function zshScript(commands: readonly Completable[]): string {
  const described = commands.map(({ name, summary }) => `    ${quoted(`${name}:${escaped(summary)}`)}`);
  return `#compdef seclog
# Completion of seclog for zsh: source <(seclog completion zsh)
_seclog() {
  local -a commands
  commands=(
${described.join("\n")}
  )
  local cmd=check word
  for word in \${words[2,CURRENT-1]}; do
    if (( \${commands[(I)$word:*]} )); then cmd=$word; break; fi
  done
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command commands
    _files
    return
  fi
  case $cmd in
${commands.map(commandCase).join("\n")}
  esac
}
if [ "$funcstack[1]" = _seclog ]; then _seclog "$@"; else compdef _seclog seclog; fi
`;
}

function commandCase({ name, options, values }: Completable): string {
  const lines = [...options.flatMap(optionSpecs), argumentSpec(values)];
  return `    ${name})\n      _arguments -s \\\n        ${lines.join(" \\\n        ")} ;;`;
}

function optionSpecs({ flags, description, takesValue, values }: CompletableOption): readonly string[] {
  const value = values.length > 0 ? `(${values.join(" ")})` : "_files";
  const rest = takesValue ? `:value:${value}` : "";
  return flags.map((flag) => quoted(`*${flag}[${escaped(description)}]${rest}`));
}

function argumentSpec(values: readonly string[]): string {
  return quoted(values.length > 0 ? `*:argument:(${values.join(" ")})` : "*:file:_files");
}

// Characters that divide the parts of a description.
function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, (character) => `\\${character}`);
}
