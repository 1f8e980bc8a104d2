// Asks the recognisers what a record means, once for each form of message wherever the answer cannot differ, and completes the answer
// from what the program wrote outside the sentence.
import type { Draft, SecurityMeaning } from "../entry.ts";
import type { LogNotice } from "../record.ts";
import { createConversations } from "./conversations.ts";
import { addressInHeader, withLeadingFields } from "./header-address.ts";
import type { Recogniser } from "./recogniser.ts";
import { mayMatter, valuesMayMatter } from "./stems.ts";

/** What is remembered of a form of message (its text without the variable parts). */
export interface FormMemory {
  /** Who understands bodies of this form: undefined while nobody was found, null when nobody ever will be. */
  recogniser: Recogniser | null | undefined;
  /** The logger for which `recogniser` was found out. */
  logger: string | undefined;
}

/** Who is asked, and who hears of a recogniser that had to be switched off. */
export interface UnderstandingOptions {
  readonly recognisers: readonly Recogniser[];
  /** Formats whose bodies are what clients sent: a request for "/login failed for user root" means nothing. */
  readonly noProse: ReadonlySet<string>;
  readonly onNotice?: ((notice: LogNotice) => void) | undefined;
}

/** Gives a draft its meaning; `rest` holds the lines of the record behind the first. */
export type Understand = (draft: Draft, form: FormMemory, rest: string) => void;

/** Fills in the meaning of the drafts of one log. */
export function createUnderstanding(options: UnderstandingOptions): Understand {
  const ask = createAsking(options);
  const conversations = createConversations();
  return (draft, form, rest) => {
    if (!draft.meaning && !options.noProse.has(draft.format)) {
      // A form that was made of something else than the body says nothing about it.
      const memory = draft.shape === undefined ? form : { recogniser: undefined, logger: draft.logger };
      if (memory.logger !== draft.logger) {
        memory.recogniser = undefined;
        memory.logger = draft.logger;
      }
      if (memory.recogniser !== null || rest !== "") {
        const told = ask(draft, memory, rest);
        if (told) draft.meaning = complete(told, draft);
      }
    }
    conversations.follow(draft);
    draft.address ??= draft.meaning?.address;
    draft.user ??= draft.meaning?.user;
  };
}

function createAsking({
  recognisers,
  onNotice,
}: UnderstandingOptions): (draft: Draft, form: FormMemory, rest: string) => SecurityMeaning | undefined {
  let active = [...recognisers];
  const askOne = (recogniser: Recogniser, draft: Draft, rest: string) => {
    try {
      const first = withLeadingFields(draft);
      const body = recogniser.wholeRecord && rest !== "" ? first + rest : first;
      return recogniser.recognise(body, draft.logger);
    } catch (error) {
      active = active.filter((other) => other !== recogniser);
      // The kind of the error only: its message may quote the line.
      const reason = error instanceof Error ? `it failed with a ${error.name}` : "it failed";
      onNotice?.({
        kind: "recogniser-failed",
        message: `The recogniser ${recogniser.id} was switched off: ${reason}.`,
      });
      return undefined;
    }
  };
  return (draft: Draft, form: FormMemory, rest: string): SecurityMeaning | undefined => {
    const repeated = repetition.exec(draft.body);
    if (repeated?.[2] !== undefined) {
      const told = ask({ ...draft, body: repeated[2] }, { recogniser: undefined, logger: draft.logger }, "");
      return told && { ...told, repeat: (told.repeat ?? 1) * Number(repeated[1]) };
    }
    return ask(draft, form, rest);
  };
  function ask(draft: Draft, form: FormMemory, rest: string): SecurityMeaning | undefined {
    if (form.recogniser) return askOne(form.recogniser, draft, rest) ?? undefined;
    if (mayMatter(draft.body) || (rest !== "" && mayMatter(rest))) {
      for (const recogniser of active) {
        const told = askOne(recogniser, draft, rest);
        if (told === undefined) continue;
        form.recogniser = recogniser;
        return told ?? undefined;
      }
    }
    if (!valuesMayMatter(draft.body)) form.recogniser = null;
    return undefined;
  }
}

// Matches rsyslog's "message repeated 5 times: [ Failed …]"; refuses text without the bracket.
const repetition = /^message repeated (\d{1,6}) times: \[ ?(.*)\]$/;

// Fields that the program wrote apart are surer than what stands in its prose.
function complete(meaning: SecurityMeaning, draft: Draft): SecurityMeaning {
  const address = draft.address ?? meaning.address ?? addressInHeader(draft);
  const user = draft.user ?? meaning.user;
  if (user === meaning.user && address === meaning.address) return meaning;
  return { ...meaning, ...(user === undefined ? {} : { user }), ...(address === undefined ? {} : { address }) };
}
