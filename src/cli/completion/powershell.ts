// Completion for PowerShell 5 and later.
import type { Completable } from "./completable.ts";

/** A table of words by command, and the block that picks from it. */
export function powershellScript(commands: readonly Completable[]): string {
  const table = commands.map(({ name, options, values }) => {
    const words = [...options.flatMap(({ flags }) => flags), ...values];
    return `    ${quoted(name)} = @(${words.map(quoted).join(", ")})`;
  });
  const choices = commands.flatMap(({ name, options }) =>
    options
      .filter(({ values }) => values.length > 0)
      .flatMap(({ flags, values }) =>
        flags.map((flag) => `    ${quoted(`${name} ${flag}`)} = @(${values.map(quoted).join(", ")})`),
      ),
  );
  return `# Completion of seclog for PowerShell: seclog completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName seclog -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @(${commands.map(({ name }) => quoted(name)).join(", ")})
  $words = @{
${table.join("\n")}
  }
  $choices = @{
${choices.join("\n")}
  }
  $given = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  if ($wordToComplete -ne '' -and $given.Count -gt 0) { $given = @($given | Select-Object -SkipLast 1) }
  $command = @($given | Where-Object { $commands -contains $_ } | Select-Object -First 1)
  $name = if ($command.Count -gt 0) { $command[0] } else { 'check' }
  $previous = if ($given.Count -gt 0) { $given[-1] } else { '' }
  $found = $choices["$name $previous"]
  if (-not $found) {
    $found = @($words[$name])
    if ($command.Count -eq 0) { $found += $commands }
  }
  $found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
