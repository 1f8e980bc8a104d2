// bunyan masks by serializers only (https://github.com/trentm/node-bunyan#serializers): one function for one field of the first level.
import { memberOf, type Part } from "./options.ts";
import { readSerializers, type ConfigurationView } from "./read-pino.ts";
import type { Redaction } from "./redaction.ts";

/** What bunyan makes of these options. */
export function readBunyan(view: ConfigurationView, options: Part): Redaction {
  const serializers = readSerializers(view, memberOf(view, options, "serializers"));
  return { library: "bunyan", effects: [], serializers, paths: undefined, isOpen: false };
}
