// What a text must hold for an expression to match it, read from the expression itself: a look for a few letters is much cheaper than a try.

/** The longest run of plain letters that every match contains, empty when there is none; in lower case for expressions that ignore case. */
export function requiredText({ source, flags }: RegExp): string {
  let longest = "";
  let run = "";
  let depth = 0;
  const end = (): void => {
    if (run.length > longest.length) longest = run;
    run = "";
  };
  for (let i = 0; i < source.length; i++) {
    const code = source.charAt(i);
    if (code === "|" && depth === 0) return "";
    if (code === "[") {
      end();
      i = closingBracket(source, i);
    } else if (code === "(") {
      end();
      depth++;
    } else if (code === ")") {
      depth--;
      end();
    } else if (code === "\\") {
      const next = source.charAt(++i);
      if (depth > 0 || /[a-z0-9]/i.test(next)) end();
      else run += next;
    } else if ("?*{".includes(code)) {
      // The character before is optional, or may be: it does not count.
      run = run.slice(0, -1);
      end();
      if (code === "{") i = source.indexOf("}", i);
    } else if ("^$.+".includes(code) || depth > 0) end();
    else run += code;
  }
  end();
  return flags.includes("i") ? longest.toLowerCase() : longest;
}

function closingBracket(source: string, from: number): number {
  for (let i = from + 1; i < source.length; i++) {
    if (source.charAt(i) === "\\") i++;
    else if (source.charAt(i) === "]") return i;
  }
  return source.length;
}
