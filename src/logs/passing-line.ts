// A line that is known, for readers that are done with each record before the next one comes: most of them only hand on where it stands, so
// its draft is made when somebody asks for it, and two such objects serve for a whole log.
import type { PlacedLine, TakenRecord } from "./assembler.ts";
import { createDraftLike, type Draft } from "./entry.ts";
import type { LogFormat } from "./formats/format.ts";
import type { KnownLine } from "./known-lines.ts";
import { type LineLook, unlooked } from "./line-looks.ts";

/** One of them; all fields are filled in anew for each line. */
export class PassingLine implements TakenRecord, PlacedLine {
  readonly isFirst = false;
  readonly isJson = false;
  rest = "";
  line = 0;
  endLine = 0;
  offset = 0;
  text = "";
  time = NaN;
  zone = 0;
  look: LineLook = unlooked;
  clean: boolean | undefined = undefined;
  address: string | undefined = undefined;
  bodyLength = 0;
  known: KnownLine;
  private made: Draft | undefined = undefined;

  constructor(known: KnownLine) {
    this.known = known;
  }

  /** Turns to another line, of which the place is still to be filled in. */
  turnTo(known: KnownLine): void {
    this.known = known;
    this.made = undefined;
    this.rest = "";
    this.clean = undefined;
  }

  get format(): LogFormat {
    return this.known.kind.format;
  }

  get place(): PlacedLine {
    return this.made ?? this;
  }

  get draft(): Draft {
    if (this.made) return this.made;
    const draft = createDraftLike(this.known.model, this, this);
    draft.look = this.look;
    if (this.known.addressed) draft.address = this.address;
    if (this.known.ported) draft.body = this.text.slice(this.text.length - this.bodyLength);
    this.made = draft;
    return draft;
  }
}
