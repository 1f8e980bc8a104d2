// All patterns of literal secrets. Where two match the same text, the earlier in the text and then the longer wins.
import { createRegistry } from "../../base/registry.ts";
import { cloud } from "./cloud.ts";
import { generic } from "./generic.ts";
import { intelligence } from "./intelligence.ts";
import { messaging } from "./messaging.ts";
import { money } from "./money.ts";
import { operations } from "./operations.ts";
import { sourceControl } from "./source-control.ts";
import { workplace } from "./workplace.ts";

/** Every kind of secret that can be recognised by its value. */
export const secretPatterns = createRegistry("secret pattern", [
  ...sourceControl,
  ...cloud,
  ...intelligence,
  ...money,
  ...messaging,
  ...workplace,
  ...operations,
  ...generic,
]);
