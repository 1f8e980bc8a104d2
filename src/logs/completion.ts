// What is done with a record when all its lines are there: template, meaning, a first look for secrets, detectors.
import { mayHoldSecret } from "../catalogue/sieve.ts";
import type { Detection } from "./detectors/detection.ts";
import type { Detector } from "./detectors/detector.ts";
import type { LogEngineOptions } from "./engine.ts";
import type { Draft, LogEntry } from "./entry.ts";
import { recognisers } from "./events/index.ts";
import { createUnderstanding, type Understood } from "./events/understanding.ts";
import { logFormats } from "./formats/index.ts";
import type { KnownMeaning } from "./known-lines.ts";
import type { TemplateTree } from "./templates/drain.ts";
import { createFormTable, type Form } from "./templates/forms.ts";

/** A record that was read. */
export interface ReadRecord {
  readonly draft: Draft;
  /** Its lines behind the first that its format has not taken in. */
  readonly rest: string;
  /** What is known of all lines like it. */
  readonly known: KnownMeaning | undefined;
}

/** Completes the records of one log, in order. */
export interface Completion {
  complete(record: ReadRecord): LogEntry;
}

/** What is at work on a log. */
export interface CompletionParts {
  readonly options: Pick<LogEngineOptions, "mode" | "onNotice" | "templatesOnly">;
  readonly tree: TemplateTree;
  readonly detectors: readonly Detector[];
  readonly detection: Detection;
}

/** No record was completed yet. */
export function createCompletion({ options, tree, detectors, detection }: CompletionParts): Completion {
  const forms = createFormTable(tree, options.mode ?? "learn");
  const understanding = createUnderstanding({
    recognisers: recognisers.entries,
    noProse,
    onNotice: options.onNotice,
  });
  const formOf = (draft: Draft, known: KnownMeaning | undefined): Form => {
    if (known?.form) {
      forms.count(known.form);
      return known.form;
    }
    const form = forms.formOf(draft.shape ?? draft.body);
    if (known) known.form = form;
    return form;
  };
  return {
    complete({ draft, rest, known: like }) {
      // Further lines make it another record.
      const known = draft.endLine === draft.line ? like : undefined;
      const form = formOf(draft, known);
      draft.template = form.template;
      if (options.templatesOnly) return draft;
      if (detectors.length > 0) draft.clean ??= known?.clean ?? !mayHoldSecret(draft.text);
      const understood = known?.understood ?? understanding.read(draft, form, rest);
      if (known) {
        known.clean = draft.clean;
        if (known.understood === undefined && mayShare(known, understood)) known.understood = understood;
      }
      understanding.fill(draft, understood);
      if (rest !== "") draft.body += rest;
      detection.detect(draft, known);
      return draft;
    },
  };
}

// What the beginning tells takes part in the meaning, and whoever logs in may give a name with a port in it.
function mayShare({ addressed, ported }: KnownMeaning, { user, meaning }: Understood): boolean {
  const name = meaning?.user ?? user;
  return !addressed && !(ported && name?.includes(" port ") === true);
}

// Access logs hold what clients sent: a request for "/login failed for user root" means nothing.
const noProse: ReadonlySet<string> = new Set(logFormats.entries.filter(({ requests }) => requests).map(({ id }) => id));
