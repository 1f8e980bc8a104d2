// HTTP clients: what their calls answer, and what their errors carry of the request.
import type { Registered } from "../../base/registry.ts";

export interface HttpClient extends Registered {
  readonly title: string;
  /** API paths that begin so are the client or an instance of it, such as `module:axios`. */
  readonly apis: readonly string[];
  /** Declared types of an instance, as `module:name.Type`. */
  readonly types: readonly string[];
  /** Members that send a request; the empty name is the client itself. */
  readonly methods: readonly string[];
  /** Fields of the error through which it shows what was sent; empty when its errors carry nothing of the request. */
  readonly errorCarries: readonly string[];
  /** Fields through which its answer shows what was sent, when it is written out as a whole; missing when it shows nothing of it. */
  readonly answerCarries?: readonly string[];
  /** Fields and methods of the answer that give its body. */
  readonly bodies: readonly string[];
  /** The documentation of the errors and answers. */
  readonly source: string;
  readonly examples: {
    /** A logged error that shows the credentials of the request. */
    readonly leaking: readonly string[];
    /** Errors, or parts of them, that do not. */
    readonly safe: readonly string[];
  };
}
