// Answers that depend on one thing alone, kept for the next time: names and API paths repeat all over a program, and each finding of a
// file asks the same of it.
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

/** The function with its answer kept for the last text: a file is asked the same for each of its findings. */
export function rememberedLast<Result>(answer: (text: string) => Result): (text: string) => Result {
  let last: { readonly text: string; readonly result: Result } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, result: answer(text) };
    return last.result;
  };
}

/** The function with its answer kept for each object while that lives. */
export function rememberedFor<Key extends object, Result>(answer: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const found = known.get(key) ?? { result: answer(key) };
    known.set(key, found);
    return found.result;
  };
}
