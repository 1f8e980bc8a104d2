// Short names of passwords, which mean other things elsewhere: beside a user name, `pass` and `pw` are what he signs in with.
import type { Binding, Program, ValueId } from "../program.ts";
import { rememberedFor } from "../../base/remembered.ts";
import { pathOf } from "./field-uses.ts";
import { fieldsRead } from "./named-objects.ts";

const short: ReadonlySet<string> = new Set(["pass", "pw", "pwd", "psw"]);
// Whoever signs in: `user`, `dbUser`, `email`, `dn`; refuses `users` and `userId`.
const whoever =
  /^(?:\w*(?:[uU]ser|[uU]ser_?[nN]ame|[lL]ogin|_user))$|^(?:e_?mail|account|dn|bind_?dn|uid|usr|host_?user)$/i;

/** What a variable or parameter with such a name belongs to: `credentials` beside a user name that is declared with it. */
export function signInPart(program: Program, binding: Binding): string | undefined {
  if (!short.has(binding.name)) return undefined;
  const isBeside = program.bindings.some(
    (other) =>
      other.function === binding.function &&
      other.kind === binding.kind &&
      whoever.test(other.name) &&
      (binding.kind === "parameter" || isOneDeclaration(program, other, binding)),
  );
  return isBeside ? "credentials" : undefined;
}

/** The same for a field of an object that is written out beside a user name: `{ user, pass: settings.pass }`. */
export function signInEntry(name: string, names: () => Iterable<string>): string | undefined {
  return short.has(name) && [...names()].some((other) => whoever.test(other)) ? "credentials" : undefined;
}

/** The same for what is read of a variable: `settings.pass`, of which `settings.user` is read as well. */
export function signInField(program: Program, object: ValueId, name: string): string | undefined {
  if (!short.has(name)) return undefined;
  const path = pathOf(program, object);
  return path === undefined ? undefined : signInEntry(name, () => fieldsRead(program, path));
}

// What speaks of signing in by another service; refuses the state of an address.
const otherService = /oauth|openid|oidc|access_?token|github|google/i;
const besideCode = /^(?:state|code_?verifier|redirect_?ur[il]|sessionState|session_state)$/;

/** `const { code, state } = req.query`: what another service has sent to let somebody in; undefined for any other code. */
export function codeOfSignIn(program: Program, binding: Binding): string | undefined {
  if (binding.name !== "code" || !otherService.test(program.text)) return undefined;
  const isBeside = program.bindings.some(
    (other) =>
      other.function === binding.function &&
      other.kind === binding.kind &&
      besideCode.test(other.name) &&
      isOneDeclaration(program, other, binding),
  );
  return isBeside ? "authorizationCode" : undefined;
}

// What speaks of a messenger that knows people by their phone numbers.
const byPhone = /whats_?app|\bwa_?id\b|baileys|twilio/i;
const messages = /(?:^|\.)(?:msg|message|inbound|incoming)\w*$/i;
const sender = rememberedFor((program: Program): boolean => byPhone.test(program.text));

/** `message.from` where people write by phone: what it holds, or undefined for a sender of another kind. */
export function senderOf(program: Program, object: string, name: string): string | undefined {
  return name === "from" && messages.test(object) && sender(program) ? "whatsappNumber" : undefined;
}

const farthest = 160;

/** `const { user, pass } = options`: no statement ends between the two. */
function isOneDeclaration({ text }: Program, { range: a }: Binding, { range: b }: Binding): boolean {
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return between.length < farthest && !/[;=]|\b(?:const|let|var)\b/.test(between);
}
