// `--color` and `--no-color` hold for every command and may stand anywhere, so they are taken out before commander sees the line.

/** What is left of the arguments, and what was said about colours; the last word counts. */
export interface ColorChoice {
  readonly argv: readonly string[];
  readonly color: boolean | undefined;
}

/** Arguments behind `--` are names and stay. */
export function takeColorFlags(argv: readonly string[]): ColorChoice {
  const end = argv.indexOf("--");
  const options = end < 0 ? argv : argv.slice(0, end);
  const said = options.filter(isColorFlag).at(-1);
  return {
    argv: [...options.filter((word) => !isColorFlag(word)), ...argv.slice(options.length)],
    color: said === undefined ? undefined : said === "--color",
  };
}

function isColorFlag(word: string): boolean {
  return word === "--color" || word === "--no-color";
}
