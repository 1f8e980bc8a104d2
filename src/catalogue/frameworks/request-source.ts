// Where a web framework hands over what the client sent: the request object and its fields.
import type { Registered } from "../../base/registry.ts";

/** What a whole object of a request is, as a category of findings. */
export type WholeObject = "request" | "request-body" | "request-headers" | "cookies" | "session";

export interface RequestSource extends Registered {
  readonly title: string;
  /** Names of the handler's parameter that is the request (or the context that holds it). */
  readonly names: readonly string[];
  /** Names of a neighbouring parameter that prove it is a handler; empty when the name alone is enough. */
  readonly companions: readonly string[];
  /** Packages whose import proves that the only parameter of a function is one, when it has such a name. */
  readonly packages?: readonly string[];
  /** What a file says where such a name and neighbour are those of a request, when they may be those of other things as well. */
  readonly evidence?: RegExp;
  /** Declared types of that parameter, without their module. */
  readonly types: readonly string[];
  /** Paths below the request whose text the client chooses, with what they are. */
  readonly texts: Readonly<Record<string, string>>;
  /** Paths below the request to objects whose fields the client chooses, with what a field is. */
  readonly objects: Readonly<Record<string, string>>;
  /**
   * Those of the paths above whose text cannot hold a line break: HTTP refuses one in header values and in the request line, and
   * what is not decoded stays encoded (RFC 9110, 5.5; RFC 9112, 3).
   */
  readonly singleLine: readonly string[];
  /** Paths below the request (the empty one is the request itself) to objects that carry credentials or personal data as a whole. */
  readonly whole: Readonly<Record<string, WholeObject>>;
  /** Decorators of a parameter that is filled from the request, with the path below the request that fills it. */
  readonly decorators?: Readonly<Record<string, string>>;
  /** Methods that are called without arguments and give the request, with its API path. */
  readonly getters?: Readonly<Record<string, string>>;
  /** Names of exported functions whose first parameter is the request. */
  readonly handlers?: readonly string[];
  /** Names of exported functions whose only parameter is the request, when it has such a name and the file says so. */
  readonly soleHandlers?: readonly string[];
  /** Types with which functions are declared whose first parameter is the request, without their module. */
  readonly handlerTypes?: readonly string[];
  /** Methods whose callback is given what a client sent. */
  readonly callbacks?: readonly InputCallback[];
  /** Each prints text of the client once. */
  readonly examples: readonly string[];
  /** Each looks like one and prints nothing of a client. */
  readonly lookalikes: readonly string[];
}

/** `socket.on("chat", (message) => …)`. */
export interface InputCallback {
  readonly methods: readonly string[];
  /** Last words of the receiver's name. */
  readonly receivers: readonly string[];
  /** First arguments for which nothing of the client is passed, such as the names of a socket's own events. */
  readonly except: readonly string[];
  /** First arguments for which it is passed; any other than those above when left out. */
  readonly only?: readonly string[];
  /** Fields of the callback's parameter that hold it; none for the parameter itself. */
  readonly field: string | undefined;
  /** What the client chooses. */
  readonly what: string;
}
