// Payloads that came over as the text that they are: most of them nobody looks into, so they are parsed when somebody does.
import type { JsonObject, UnparsedPayload } from "../entry.ts";
import { parseObject } from "../formats/json-fields.ts";

/** The object that the text is, parsed once. */
export class JsonText implements UnparsedPayload {
  private text: string | undefined;
  private object: JsonObject | undefined = undefined;

  constructor(text: string) {
    this.text = text;
  }

  read(): JsonObject | undefined {
    if (this.text !== undefined) {
      this.object = parseObject(this.text);
      this.text = undefined;
    }
    return this.object;
  }
}
