// Line breaks for people: between words only.

/** Breaks each line of the text at `width` columns; words stay whole, and continued lines are indented. */
export function wrapText(text: string, width: number, indent = ""): string {
  return text
    .split("\n")
    .map((line) => {
      const lines: string[] = [];
      for (const word of line.split(" ")) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(last === undefined ? word : indent + word);
      }
      return lines.join("\n");
    })
    .join("\n");
}
