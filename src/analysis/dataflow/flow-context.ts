// What one analysis of a program gathers while it runs. Created fresh for each file; nothing in it outlives the analysis.
import type { BindingId, ClassId, FunctionCode, FunctionId, Program, TypeRef, ValueId } from "../program.ts";
import type { TypeContext } from "../shapes/index.ts";
import type { RedactionTable } from "../redaction/redaction.ts";
import type { Abstract } from "./abstract-value.ts";
import type { ImportedRef, ModuleLinker } from "./summary.ts";
import type { FunctionSummary, ParameterSink } from "./summary.ts";
import type { SinkCall } from "./sink-call.ts";

export type State = ReadonlyMap<BindingId, Abstract>;

export interface FlowContext {
  readonly program: Program;
  readonly linker: ModuleLinker;
  /** Names of functions that the configuration declares as sanitizers. */
  readonly sanitizers: ReadonlySet<string>;
  /** Those of them that are called. */
  readonly usedSanitizers: Set<string>;
  /** The latest abstract of each value. */
  readonly values: (Abstract | undefined)[];
  /** Bindings read in a function other than their own; they hold the join of all stores. */
  readonly captured: ReadonlySet<BindingId>;
  readonly shared: Map<BindingId, Abstract>;
  readonly classFields: Map<ClassId, Map<string, Abstract>>;
  readonly summaries: Map<FunctionId, FunctionSummary>;
  /** What callbacks are known to be called with, by function and parameter. */
  readonly passed: Map<FunctionId, (Abstract | undefined)[]>;
  readonly sinkCalls: Map<ValueId, readonly SinkCall[]>;
  /** By function, the calls that log its parameters. */
  readonly parameterSinks: Map<FunctionId, Map<ValueId, readonly ParameterSink[]>>;
  /** Functions whose parameters a call logs. */
  readonly loggedBy: Map<ValueId, readonly FunctionId[]>;
  /** Functions whose parameters are logged by a call that was just evaluated. */
  readonly unsummarised: Set<FunctionId>;
  /** Variables that hold an address with credentials. */
  readonly credentialUrls: ReadonlySet<BindingId>;
  /** Type names that are imported from the project's own modules. */
  readonly typeImports: ReadonlyMap<string, ImportedRef>;
  /** API path of a type name that is imported, such as `Logger` → `module:pino.Logger`. */
  readonly typeApis: ReadonlyMap<string, string>;
  /** For looking up what declared types hold. */
  readonly types: TypeContext;
  /** Types of values by what declarations promise, each made once. */
  readonly promises: Map<ValueId, TypeRef>;
  readonly enums: ReadonlySet<string>;
  /** Which functions have read a fact that other functions can add to, and so run again when it grows. */
  readonly dependents: Map<Fact, Set<FunctionId>>;
  /** Which functions have read a field of a class. */
  readonly fieldReaders: Map<ClassId, Map<string, Set<FunctionId>>>;
  readonly pending: Set<FunctionId>;
  readonly redactions: RedactionTable;
}

/** Something that one function adds to and others read, as a number. */
export type Fact = number;

const factKinds = 4;

/** What is known of calls of a function. */
export const functionFact = (id: FunctionId): Fact => id * factKinds;
/** What a function is called with. */
export const passedFact = (id: FunctionId): Fact => id * factKinds + 1;
/** What is stored in a variable. */
export const bindingFact = (id: BindingId): Fact => id * factKinds + 2;
/** What the fields of a class hold. */
export const classFact = (id: ClassId): Fact => id * factKinds + 3;

/** The function has read this fact. */
export function dependOn(context: FlowContext, fact: Fact, id: FunctionId): void {
  const known = context.dependents.get(fact);
  if (known) known.add(id);
  else context.dependents.set(fact, new Set([id]));
}

/** The fact has grown: who has read it has to run again. */
export function changed(context: FlowContext, fact: Fact): void {
  for (const id of context.dependents.get(fact) ?? []) context.pending.add(id);
}

/** The function has read a field of a class. */
export function dependOnField(context: FlowContext, place: ClassField, id: FunctionId): void {
  const fields = context.fieldReaders.get(place.owner) ?? new Map<string, Set<FunctionId>>();
  context.fieldReaders.set(place.owner, fields);
  const known = fields.get(place.name);
  if (known) known.add(id);
  else fields.set(place.name, new Set([id]));
}

/** A field holds more than before: who has read it, or the class as a whole, has to run again. */
export function fieldChanged(context: FlowContext, { owner, name }: ClassField): void {
  for (const id of context.fieldReaders.get(owner)?.get(name) ?? []) context.pending.add(id);
  changed(context, classFact(owner));
}

/** A field of the instances of a class. */
export interface ClassField {
  readonly owner: ClassId;
  readonly name: string;
}

/** One run through a function. */
export interface Frame {
  readonly context: FlowContext;
  readonly function: FunctionCode;
  state: State;
  /** Stores into a binding, from here on in this block. */
  set(binding: BindingId, value: Abstract): void;
  returned: Abstract | undefined;
  /** What leaves the function as an exception. */
  readonly thrown: Abstract | undefined;
  /** Throws, here in this block. */
  raise(error: Abstract): void;
  /** What the handler that begins with this block has caught. */
  caught(): Abstract;
}

/** What is known of a value that was evaluated, or undefined for code that is not reached. */
export function abstractOf(context: FlowContext, value: ValueId): Abstract | undefined {
  return value < 0 ? undefined : context.values[value];
}
