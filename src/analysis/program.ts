// The small language-neutral form in which rules and dataflow see a source file: functions with control flow, values with
// ranges, bindings, declared type shapes, imports and exports. Everything is numbered and plain, so it can be walked by loops.
import type { Range } from "../base/text.ts";

export type ValueId = number;
export type BlockId = number;
export type FunctionId = number;
export type BindingId = number;
export type ClassId = number;

/** No value: a bare `return`, an omitted array element. */
export const noValue: ValueId = -1;

export interface Program {
  readonly path: string;
  readonly text: string;
  /** Function 0 is the module itself. */
  readonly functions: readonly FunctionCode[];
  /** Operands always have smaller numbers than the value that uses them, but for `join` in loops. */
  readonly values: readonly Value[];
  readonly bindings: readonly Binding[];
  readonly classes: readonly ClassCode[];
  readonly shapes: readonly TypeShape[];
  readonly imports: readonly ImportedBinding[];
  readonly exports: readonly ExportedName[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors: readonly SyntaxProblem[];
}

export interface FunctionCode {
  readonly id: FunctionId;
  readonly name: string;
  readonly kind: "module" | "function" | "arrow" | "method" | "constructor" | "getter" | "setter";
  readonly range: Range;
  readonly isAsync: boolean;
  readonly parent: FunctionId | undefined;
  readonly owner: ClassId | undefined;
  readonly parameters: readonly Parameter[];
  readonly returnType: TypeRef | undefined;
  /** Names of its type parameters: `T` of `get<T>(url)`. */
  readonly typeParameters?: readonly string[];
  /** Block 0 is the entry. */
  readonly blocks: readonly Block[];
}

/** `value` is the `parameter` value of the entry block; patterns and defaults follow as ordinary values. */
export interface Parameter {
  readonly name: string;
  readonly value: ValueId;
  readonly type: TypeRef | undefined;
  readonly isRest: boolean;
  readonly decorators: readonly ParameterDecorator[];
}

/** `@Headers("authorization")`: its name, and the literal text that it is given first. */
export interface ParameterDecorator {
  readonly name: string;
  readonly member: string | undefined;
}

/** Straight-line code. A throw anywhere in it may continue at `handler`. */
export interface Block {
  readonly ops: readonly ValueId[];
  readonly end: Terminator;
  readonly handler: BlockId | undefined;
}

export type Terminator =
  | { readonly kind: "jump"; readonly to: BlockId }
  | { readonly kind: "branch"; readonly test: ValueId; readonly then: BlockId; readonly otherwise: BlockId }
  | { readonly kind: "switch"; readonly value: ValueId; readonly cases: readonly SwitchCase[] }
  /** End of a `finally`: goes on wherever it was entered for. */
  | { readonly kind: "resume"; readonly to: readonly BlockId[]; readonly leaves: boolean }
  | { readonly kind: "exit"; readonly how: "return" | "throw" | "end" };

/** `test` is undefined for the default case. */
export interface SwitchCase {
  readonly test: ValueId | undefined;
  readonly to: BlockId;
}

export interface Argument {
  readonly value: ValueId;
  readonly spread: boolean;
}

export type ObjectEntry =
  | { readonly kind: "field"; readonly name: string; readonly value: ValueId; readonly range: Range }
  | { readonly kind: "computed"; readonly key: ValueId; readonly value: ValueId; readonly range: Range }
  | { readonly kind: "spread"; readonly value: ValueId; readonly range: Range };

export type ConstantKind = "string" | "number" | "boolean" | "null" | "undefined" | "bigint" | "regexp";

export type Operation =
  | { readonly op: "constant"; readonly kind: ConstantKind; readonly text: string }
  | { readonly op: "parameter"; readonly index: number }
  | { readonly op: "caught" }
  | { readonly op: "this" }
  | { readonly op: "load"; readonly binding: BindingId }
  | { readonly op: "store"; readonly binding: BindingId; readonly value: ValueId }
  /** An identifier that no scope declares. */
  | { readonly op: "global"; readonly name: string }
  | { readonly op: "module"; readonly specifier: string }
  /** `name` for `a.name` and `a["name"]`, `key` for a computed one. */
  | { readonly op: "property"; readonly object: ValueId; readonly name: string | undefined; readonly key: ValueId }
  | {
      readonly op: "set-property";
      readonly object: ValueId;
      readonly name: string | undefined;
      readonly key: ValueId;
      readonly value: ValueId;
    }
  | {
      readonly op: "call";
      readonly callee: ValueId;
      readonly args: readonly Argument[];
      readonly kind: CallKind;
      /** Explicit type arguments: `get<User>(…)`. */
      readonly types?: readonly TypeRef[];
    }
  | { readonly op: "object"; readonly entries: readonly ObjectEntry[] }
  | { readonly op: "array"; readonly items: readonly Argument[] }
  /** Template literal: always gives a string. */
  | { readonly op: "text"; readonly parts: readonly ValueId[] }
  /** A whole chain of `+`, from left to right. */
  | { readonly op: "add"; readonly parts: readonly ValueId[] }
  | { readonly op: "binary"; readonly operator: string; readonly left: ValueId; readonly right: ValueId }
  | { readonly op: "unary"; readonly operator: string; readonly value: ValueId }
  | { readonly op: "join"; readonly inputs: readonly ValueId[] }
  | { readonly op: "function"; readonly function: FunctionId }
  | { readonly op: "class"; readonly class: ClassId }
  | { readonly op: "await"; readonly value: ValueId }
  /** What is left of an object or array after destructuring. */
  | { readonly op: "rest"; readonly object: ValueId; readonly without: readonly string[] }
  /** An element of what is iterated over; `keys` for `for … in`. */
  | { readonly op: "element"; readonly of: ValueId; readonly keys: boolean }
  | { readonly op: "cast"; readonly value: ValueId; readonly type: TypeRef }
  | { readonly op: "return"; readonly value: ValueId }
  | { readonly op: "throw"; readonly value: ValueId }
  /** Something the lowering does not model; it may hold parts of its operands. */
  | { readonly op: "opaque"; readonly parts: readonly ValueId[] };

export type CallKind = "call" | "new" | "tag";

export type Value = Operation & { readonly start: number; readonly end: number };

export interface Binding {
  readonly id: BindingId;
  readonly name: string;
  readonly kind: "var" | "let" | "const" | "parameter" | "function" | "class" | "import" | "catch" | "enum";
  readonly function: FunctionId;
  readonly range: Range;
  readonly type: TypeRef | undefined;
}

export interface ClassCode {
  readonly id: ClassId;
  readonly name: string;
  readonly range: Range;
  readonly superClass: ValueId;
  readonly members: readonly ClassMember[];
  readonly decorators: readonly string[];
}

export interface ClassMember {
  readonly name: string;
  readonly kind: "method" | "getter" | "setter" | "constructor" | "field";
  readonly isStatic: boolean;
  readonly function: FunctionId | undefined;
  readonly value: ValueId;
  readonly type: TypeRef | undefined;
}

/** A declared type, as far as its text tells; the last four kinds are what dataflow derives from one. */
export type TypeRef =
  /** `specifier` for `import("specifier").Name`. */
  | {
      readonly kind: "name";
      readonly name: string;
      readonly args: readonly TypeRef[];
      readonly specifier?: string;
    }
  | { readonly kind: "literal"; readonly text: string }
  /** `index` is the type of what an index signature allows. */
  | { readonly kind: "object"; readonly fields: readonly TypeField[]; readonly index?: TypeRef | undefined }
  | { readonly kind: "array"; readonly element: TypeRef }
  | { readonly kind: "union"; readonly members: readonly TypeRef[] }
  | { readonly kind: "intersection"; readonly members: readonly TypeRef[] }
  | {
      readonly kind: "function";
      readonly returns?: TypeRef | undefined;
      readonly body?: FunctionId | undefined;
      /** Names of its type parameters. */
      readonly typeParameters?: readonly string[];
    }
  /** `typeof a.b`. */
  | { readonly kind: "typeof"; readonly name: string }
  /** `Type[Key]`. */
  | { readonly kind: "indexed"; readonly object: TypeRef; readonly key: TypeRef }
  /** What this value is, as far as declarations tell. */
  | { readonly kind: "value"; readonly value: ValueId }
  | { readonly kind: "field"; readonly of: TypeRef; readonly name: string }
  | { readonly kind: "element"; readonly of: TypeRef }
  /** What is left of a union where a test came out one way. */
  | { readonly kind: "narrowed"; readonly of: TypeRef; readonly by: TypeTest }
  /** A type that is written in another file. */
  | { readonly kind: "at"; readonly path: string; readonly type: TypeRef };

/** Whether the field of this name is this literal (`auth.kind === "none"`), or without a name what `typeof` gives. */
export interface TypeTest {
  readonly field: string | undefined;
  readonly text: string;
  readonly holds: boolean;
}

export interface TypeField {
  readonly name: string;
  readonly type: TypeRef | undefined;
  readonly range: Range;
  readonly isStatic?: boolean;
  /** A getter of a class: it can be read, but stands on the prototype. */
  readonly isAccessor?: boolean;
  /** The body of a getter that declares no type. */
  readonly getter?: FunctionId | undefined;
  readonly decorators?: readonly Decorator[];
  /** What a class sets the field to. */
  readonly value?: ValueId;
}

/** A decorator with those of its arguments that are written out. */
export interface Decorator {
  readonly name: string;
  /** Literal texts and, of `() => Name`, the name. */
  readonly args: readonly string[];
  /** Literal options by name; an option that is no literal has the text of its expression's kind. */
  readonly options: ReadonlyMap<string, string>;
}

/** An interface, type alias, class or enum with its fields. */
export interface TypeShape {
  readonly name: string;
  readonly kind: "interface" | "alias" | "class" | "enum";
  readonly type: TypeRef;
  /** What it extends. */
  readonly bases: readonly TypeRef[];
  /** Names of its type parameters. */
  readonly parameters: readonly string[];
  readonly range: Range;
  readonly decorators?: readonly Decorator[];
  /** The class itself, for what it extends as a value. */
  readonly class?: ClassId;
}

/** `imported` is the exported name, `default` or `*`. */
export interface ImportedBinding {
  readonly binding: BindingId;
  readonly specifier: string;
  readonly imported: string;
}

/** `binding` or `value` for what this file defines, `specifier` for a re-export. */
export interface ExportedName {
  readonly name: string;
  readonly binding: BindingId | undefined;
  readonly value: ValueId;
  readonly specifier: string | undefined;
  readonly imported: string | undefined;
}

/** Range with its delimiters, text without. Only comments that can matter to Seclog are kept. */
export interface Comment {
  readonly kind: "line" | "block";
  readonly text: string;
  readonly range: Range;
}

export interface SyntaxProblem {
  readonly message: string;
  readonly range: Range;
}
