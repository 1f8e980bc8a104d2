// The part of markdown-it that tests use; the package brings no types of its own.
declare module "markdown-it" {
  export interface Token {
    readonly type: string;
    readonly content: string;
    readonly children: readonly Token[] | null;
    attrGet(name: string): string | null;
  }
  export interface MarkdownIt {
    parse(text: string, environment: object): readonly Token[];
  }
  export default function markdownIt(options: { readonly linkify: boolean; readonly html: boolean }): MarkdownIt;
}
