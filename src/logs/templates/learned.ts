// What a tree knows of messages: their forms, and the templates that stand for them. A template takes on more forms while the tree learns.
import { commonType, typeOfValue } from "./parameter-types.ts";
import { type ParameterType, type Template, wildcard } from "./template.ts";

/** A masked message: its words, and the types of the parameters in each. */
export interface Message {
  readonly words: readonly string[];
  readonly types: readonly (readonly ParameterType[])[];
}

/** A template whose text and messages are always as known now. */
export class LearnedTemplate implements Template {
  readonly id: string;
  words: readonly string[];
  forms: readonly Form[];

  constructor(id: string, words: readonly string[], forms: readonly Form[]) {
    this.id = id;
    this.words = words;
    this.forms = forms;
  }

  get count(): number {
    let sum = 0;
    for (const { count } of this.forms) sum += count;
    return sum;
  }

  get parameters(): readonly ParameterType[] {
    return this.words.flatMap((word, at) => {
      const holes = word.split(wildcard).length - 1;
      return Array.from({ length: holes }, (_, hole) => this.typeAt(at, hole, holes));
    });
  }

  private typeAt(at: number, hole: number, holes: number): ParameterType {
    let common: ParameterType | undefined;
    for (const { types, words } of this.forms) {
      const own = types[at] ?? [];
      // Otherwise values are put together in another way.
      const type = own.length === holes ? own[hole] : own.length > 0 ? "list" : typeOfValue(words[at] ?? "");
      common = common === undefined ? type : commonType(common, type ?? "text");
    }
    return common ?? "text";
  }
}

const none = new LearnedTemplate("", [], []);

/** A kind of message, how often it came, and the template that stands for it. */
export class Form {
  words: readonly string[];
  readonly types: Message["types"];
  private messages = 0;
  private own: LearnedTemplate = none;
  private into: Form | undefined = undefined;

  constructor({ words, types }: Message) {
    this.words = words;
    this.types = types;
  }

  /** The form with which this has become one, else itself. */
  get current(): Form {
    return this.into ? this.into.current : this;
  }

  get count(): number {
    return this.current.messages;
  }

  set count(count: number) {
    this.current.messages = count;
  }

  get template(): LearnedTemplate {
    return this.current.own;
  }

  set template(template: LearnedTemplate) {
    this.own = template;
  }

  /** Makes this form one with another, which takes over its messages. */
  join(other: Form): void {
    other.count += this.messages;
    this.into = other;
  }
}
