// Whether a function sends somebody a message: what is asked for by mail has not happened yet.
import { splitWords } from "../../catalogue/names.ts";
import type { FunctionCode, Program, ValueId } from "../program.ts";
import type { ConditionSource } from "./conditions.ts";
import type { Entry } from "./entries.ts";
import { constantText, pathOf } from "./users-of.ts";

/** Who mails a link or a code to sign in with lets nobody in yet. */
export function sendsMail({ program }: ConditionSource, { function: code }: Entry): boolean {
  return code.blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = program.values[op];
      if (value?.op !== "call") return false;
      const path = pathOf(program, value.callee);
      const [verb, ...words] = splitWords(path.at(-1) ?? "");
      if (isMailed(program, op)) return true;
      const receiver = splitWords(path.at(-2) ?? "");
      const isMail = [...words, ...receiver].some((word) => letters.has(word));
      return (
        (verb === "send" && isMail) ||
        ((verb === "mail" || verb === "email") && !path.includes("string")) ||
        mailers.has(receiver.at(-1) ?? "")
      );
    }),
  );
}

// `sendEmail`, `mailer.sendMail`, `sendWelcomeMail`; refuses `sendEvent`.
const sendsLetter = /^(?:send|deliver)\w{0,20}_?(?:[eE]?[mM]ails?(?:_?[mM]essage)?|[sS]ms|SMS|[lL]etter)$/;

/** Whether a call sends a letter, by its name. */
export function namesLetter(label: string): boolean {
  return sendsLetter.test(label.slice(label.lastIndexOf(".") + 1));
}

/** `signIn("resend", form)` of Auth.js mails a link. */
export function isMailed(program: Program, op: ValueId): boolean {
  const value = program.values[op];
  const [way] = value?.op === "call" ? value.args : [];
  if (value?.op !== "call" || !way || pathOf(program, value.callee).at(-1) !== "signIn") return false;
  return byMail.has(constantText(program, way.value) ?? "");
}

const byMail = new Set([
  "resend",
  "email",
  "nodemailer",
  "sendgrid",
  "postmark",
  "mailgun",
  "magic-link",
  "magic_link",
]);
const mailers = new Set(["mail", "mails", "mailer", "emails"]);
const letters = new Set(
  "mail email mailer sms otp code link mails emails smtp transport transporter postmark resend".split(" "),
);

/** Who is mailed a link to sign in with is not in yet; where a password is checked or a row is made, the letter comes beside it. */
export function isOnlyMailed(
  source: ConditionSource,
  entry: Entry,
  { own, hasCheck }: { readonly own: string | undefined; readonly hasCheck: boolean },
): boolean {
  if (own === "authn_login_success") return !hasCheck && sendsMail(source, entry);
  return own === "user_created" && !makesRow(source, entry.function) && sendsMail(source, entry);
}

// `this.createEntity(…)`, `repository.save(user)`, `insertOne(…)`; refuses `createTransport`.
const makesRows = /^(?:create|insert|add|save)(?:_?(?:entity|one|record|row|document|user|account|member|customer))?$/i;

function makesRow({ program }: ConditionSource, { blocks }: FunctionCode): boolean {
  return blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = program.values[op];
      const isMade = value?.op === "call" && value.kind === "call" && value.args.length > 0;
      return isMade && makesRows.test(pathOf(program, value.callee).at(-1) ?? "");
    }),
  );
}
