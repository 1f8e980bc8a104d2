// The lines of a record as they may be shown: secrets masked, colours kept where they cannot give anything away.
import { redact } from "../../catalogue/redact.ts";
import { styledText, withoutSequences, type StyledText } from "./ansi.ts";

/** A line that is safe to show. */
export interface MaskedLine extends StyledText {
  readonly masked: boolean;
}

/** The lines in order, masked as one text, so that a secret of several lines is one too. */
export function maskedLines(lines: readonly string[]): readonly MaskedLine[] {
  const texts = lines.map(withoutSequences);
  const joined = texts.join("\n");
  const whole = redact(joined);
  if (whole === joined) return lines.map((line) => ({ ...styledText(line), masked: false }));
  const shown = whole.split("\n");
  return lines.map((line, i) => {
    const text = shown[i] ?? "";
    if (text === texts[i]) return { ...styledText(line), masked: false };
    return { ...styledText(text), masked: true };
  });
}
