// What a language is to the engine: extensions and a function from text to Program. The only folder that knows a parser is this one.
import type { Registered } from "../../base/registry.ts";
import type { Program } from "../program.ts";

export interface Language extends Registered {
  readonly title: string;
  /** With the dot, in lower case. */
  readonly extensions: readonly string[];
  /** Always yields a program: of broken text, what could be read. Throws only when the text is too deep for the stack. */
  parse(path: string, text: string): Program;
  countSyntaxErrors(path: string, text: string): number;
  readonly examples: readonly { readonly path: string; readonly code: string }[];
}
