// All patterns of literal secrets.
import { createRegistry } from "../../base/registry.ts";
import { sourceControl } from "./source-control.ts";

/** Every kind of secret that can be recognised by its value alone. */
export const secretPatterns = createRegistry("secret pattern", [...sourceControl]);
