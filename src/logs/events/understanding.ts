// Asks the recognisers what a record means, once for each form of message wherever the answer cannot differ, and completes the answer
// from what the program wrote outside the sentence.
import { type Draft, hasPayload, type LogEntry, payloadOf, type SecurityMeaning } from "../entry.ts";
import type { LogNotice } from "../record.ts";
import { sharedName } from "../shared-names.ts";
import { userInHeader } from "./actors.ts";
import { addressIn } from "./address.ts";
import { isSaidBySomebody } from "./chat.ts";
import { onlyAddress } from "./client-address.ts";
import { createConversations, peerIn } from "./conversations.ts";
import { forwardedInPayload } from "./forwarded.ts";
import { addressBefore, addressInHeader, clientInHeader, doubtfulHeader } from "./header-address.ts";
import { loginText } from "./login-text.ts";
import { addressInPayload, isNobody, userInPayload } from "./payload-actors.ts";
import type { Recogniser } from "./recogniser.ts";
import { type LineText, sureAddress } from "./sure-address.ts";
import { besideName, isBesideName } from "./typed-fields.ts";
import { webLoginMeaning } from "./web-login.ts";
import { isUncertain } from "./rejected-keys.ts";
import { headerMayMatter, mayMatter, valuesMayMatter } from "./stems.ts";

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

/** What a line means by itself. */
export interface Understood extends Pick<LogEntry, "meaning" | "user" | "address"> {
  /** With whom the service speaks, for lines that the meaning of others may need. */
  readonly peer: string | undefined;
}

/** Gives meanings to the drafts of one log, in order. */
export interface Understanding {
  /** What the record means by itself; `rest` holds its lines behind the first. */
  read(draft: Draft, form: FormMemory, rest: string): Understood;
  /** Fills in what a record means after those before it. */
  fill(draft: Draft, understood: Understood): void;
}

/** Nothing was said yet. */
export function createUnderstanding(options: UnderstandingOptions): Understanding {
  const ask = createAsking(options);
  const conversations = createConversations();
  return {
    read(draft, form, rest) {
      if (draft.user !== undefined) draft.user = isNobody(draft.user) ? undefined : sharedName(draft.user);
      if (draft.address !== undefined) draft.address = sharedName(draft.address);
      if (!draft.meaning && options.noProse.has(draft.format)) draft.meaning = webLoginMeaning(draft);
      else if (!draft.meaning) {
        // A form that was made of something else than the body says nothing about it.
        const memory = draft.shape === undefined ? form : { recogniser: undefined, logger: draft.logger };
        if (memory.logger !== draft.logger) {
          memory.recogniser = undefined;
          memory.logger = draft.logger;
        }
        if (memory.recogniser !== null || rest !== "") {
          const told = ask(draft, memory, rest);
          if (told && !(told.origin === loose && isSaidBySomebody(draft)))
            draft.meaning = certain(complete(told, draft));
        }
      } else if (
        hasPayload(draft) &&
        (draft.meaning.address === undefined ||
          draft.meaning.user === undefined ||
          (draft.format === "logfmt" && isBesideName(draft, addressApart(draft))))
      )
        draft.meaning = complete(withOwnWords(draft.meaning, draft), draft);
      return { meaning: draft.meaning, user: draft.user, address: draft.address, peer: peerIn(draft) };
    },
    fill(draft, { meaning, user, address, peer }) {
      draft.meaning = meaning;
      draft.user = user;
      draft.address = address;
      conversations.follow(draft, peer);
      draft.address ??= draft.meaning?.address;
      draft.user ??= draft.meaning?.user;
    },
  };
}

function createAsking({
  recognisers,
  onNotice,
}: UnderstandingOptions): (draft: Draft, form: FormMemory, rest: string) => SecurityMeaning | undefined {
  let active = [...recognisers];
  const askOne = (recogniser: Recogniser, draft: Draft, rest: string) => {
    try {
      const body = recogniser.wholeRecord && rest !== "" ? draft.body + rest : draft.body;
      return recogniser.recognise(body, draft.logger, doubtfulHeader(draft));
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
    const inner = passedOn.exec(draft.body)?.[1];
    if (inner !== undefined) return ask({ ...draft, body: inner }, { recogniser: undefined, logger: draft.logger }, "");
    return ask(draft, form, rest);
  };
  // Some services say on the first line where in their code they are, and on the next what happened.
  function askLines(draft: Draft, rest: string): SecurityMeaning | undefined {
    for (const line of rest.split("\n", maxLines + 1)) {
      const body = line.trim();
      if (body === "" || tracePart.test(body) || !mayMatter(body)) continue;
      const told = ask({ ...draft, body, text: body }, { recogniser: undefined, logger: draft.logger }, "");
      if (told) return told.address === undefined ? withActors(told, told.user, onlyAddress(draft.body)) : told;
    }
    return undefined;
  }
  function ask(draft: Draft, form: FormMemory, rest: string): SecurityMeaning | undefined {
    if (form.recogniser) return askOne(form.recogniser, draft, rest) ?? undefined;
    const header = doubtfulHeader(draft);
    if (mayMatter(header + draft.body) || (rest !== "" && mayMatter(rest))) {
      for (const recogniser of active) {
        const told = askOne(recogniser, draft, rest);
        if (told === undefined) continue;
        form.recogniser = recogniser;
        return told ?? undefined;
      }
    }
    if (rest !== "") {
      const told = askLines(draft, rest);
      if (told) return told;
    }
    if (!valuesMayMatter(draft.body) && !headerMayMatter(header)) form.recogniser = null;
    return undefined;
  }
}

const maxLines = 4;

// Matches "at login (/srv/app.js:1:2)", "File "auth.py", line 3", "Caused by: …"; refuses sentences.
const tracePart = /^(?:at \S|File "|Caused by|\.\.\. |raise |return |import |from \S+ import)/;

// The origin of what was read by meaning alone.
const loose = "app";

// Matches rsyslog's "message repeated 5 times: [ Failed …]"; refuses text without the bracket.
const repetition = /^message repeated (\d{1,6}) times: \[ ?(.*)\]$/;

// Matches what a web server passes on of a program behind it: 'FastCGI sent in stderr: "PHP message: user denied: …" while reading …'.
const passedOn =
  /^(?:\*\d{1,12} )?FastCGI sent in stderr: "(?:PHP message: )?(.{1,2000})" while reading (?:response header from )?upstream(?:$|, client: )/;

function certain(meaning: SecurityMeaning): SecurityMeaning | undefined {
  return isUncertain(meaning) ? undefined : meaning;
}

// Fields tell what happened, and the message beside them who it was: "User bob login failed from GUI(203.0.113.9)".
function withOwnWords(meaning: SecurityMeaning, draft: Draft): SecurityMeaning {
  const said =
    draft.body === "" || draft.body === draft.text ? undefined : loginText.recognise(draft.body, draft.logger);
  if (!said || said.outcome !== meaning.outcome) return meaning;
  const user = meaning.user ?? draft.user ?? said.user;
  const told = meaning.address ?? addressApart(draft);
  const address = isBesideName(draft, told)
    ? (besideName(draft, told) ?? said.address ?? told)
    : (told ?? said.address);
  if (told !== undefined) draft.address = address;
  return { ...meaning, ...(user === undefined ? {} : { user }), ...(address === undefined ? {} : { address }) };
}

function addressApart(draft: Draft): string | undefined {
  return draft.address === undefined ? addressInPayload(payloadOf(draft)) : addressIn(draft.address);
}

// A sentence with a fixed grammar is the surest; then come the fields that the program wrote apart, then free prose.
function complete(meaning: SecurityMeaning, draft: Draft): SecurityMeaning {
  const prose = meaning.origin === loose || isUncertain(meaning);
  const peer = addressApart(draft);
  const told = forwardedInPayload(payloadOf(draft), peer) ?? peer;
  const apart = {
    address: besideName(draft, told) ?? told,
    user: draft.user ?? userInPayload(payloadOf(draft)),
  };
  const inHeader = prose && apart.address === undefined ? clientInHeader(draft, meaning.user) : undefined;
  const likely =
    (prose ? (apart.address ?? inHeader ?? typedOver(meaning, draft)) : meaning.address) ??
    meaning.address ??
    outsideName(apart.address, meaning.user) ??
    outsideName(addressInHeader(draft), meaning.user);
  const user =
    (prose ? apart.user : meaning.user) ?? meaning.user ?? apart.user ?? (prose ? userInHeader(draft.text) : undefined);
  const exact = draft.format !== "logfmt" && apart.address !== undefined;
  const address = prose && !exact && likely !== undefined ? sureAddress(lineOf(draft, user), likely) : likely;
  draft.address = address;
  draft.user = user;
  if (user === meaning.user && address === meaning.address) return meaning;
  return withActors(meaning, user, address);
}

// A header may tell the name that somebody typed as well as the address.
function outsideName(address: string | undefined, user: string | undefined): string | undefined {
  return address !== undefined && user?.includes(address) && user !== address ? undefined : address;
}

// The fields of logfmt stand around its message.
function lineOf({ format, text, body }: Draft, user: string | undefined): LineText {
  return { text, body: format === "logfmt" ? text : body, user };
}

// An address that is not sure is left out.
function withActors(meaning: SecurityMeaning, user?: string, address?: string): SecurityMeaning {
  const told: { -readonly [Field in keyof SecurityMeaning]: SecurityMeaning[Field] } = { ...meaning };
  if (user !== undefined) told.user = user;
  if (address === undefined) delete told.address;
  else told.address = address;
  return told;
}

// Behind a name may stand what somebody typed as a part of it; what the header says was written by the program.
function typedOver({ user, address }: SecurityMeaning, draft: Draft): string | undefined {
  if (user === undefined || address === undefined) return undefined;
  const at = draft.body.indexOf(user);
  const other = at >= 0 && draft.body.indexOf(address) > at ? addressBefore(draft) : undefined;
  return other !== undefined && draft.body.includes(other) ? undefined : other;
}
