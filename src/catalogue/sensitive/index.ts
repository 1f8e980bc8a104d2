// All categories of sensitive data, in the order in which documentation lists them.
import { createRegistry } from "../../base/registry.ts";
import { credentials } from "./credentials.ts";

/** Every category of data that should not be logged without thought. */
export const sensitiveCategories = createRegistry("sensitive category", [...credentials]);
