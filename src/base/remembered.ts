// Answers that depend on one text alone, kept for the next time: names and API paths repeat all over a program.
import { detached } from "./detached.ts";

const limit = 20_000;

/** The function with its answers kept, so many at most; it has to give the same for the same text, and nothing that changes. */
export function remembered<Result>(answer: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Result;
    const own = detached(text);
    const result = answer(own);
    if (known.size >= limit) known.clear();
    known.set(own, result);
    return result;
  };
}
