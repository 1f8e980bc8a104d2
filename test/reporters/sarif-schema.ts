// The official schema of SARIF 2.1.0 as a judge.
import fs from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

const schemaFile = new URL("../fixtures/sarif-2.1.0.json", import.meta.url);

/** A function that says whether a log is valid, with what is not in its `errors`. */
export function sarifValidator() {
  const schema = JSON.parse(fs.readFileSync(schemaFile, "utf8")) as Record<string, unknown>;
  // The official schema is written for draft 4; nothing else in it differs from what Ajv reads.
  delete schema["id"];
  delete schema["$schema"];
  return addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);
}
