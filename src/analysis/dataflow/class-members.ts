// Members of classes: of the class itself, or of the nearest of those that it extends, in this file or another one.
import type { ClassId } from "../program.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import { abstractOf, dependOn, dependOnField, functionFact, type Frame } from "./flow-context.ts";
import { force } from "./imported.ts";
import { withTypeLogger } from "./properties.ts";

/** A member that is asked for. */
export interface MemberOf {
  readonly owner: ClassId;
  readonly name: string;
  /** Of the class itself rather than of its instances. */
  readonly isStatic: boolean;
}

/** A chain of classes is followed this far. */
const maxBases = 4;

/** What is known of a member; undefined when neither the class nor one that it extends has it. */
export function memberOfClass(frame: Frame, { owner, name, isStatic }: MemberOf, depth = 0): Abstract | undefined {
  dependOnField(frame.context, { owner, name }, frame.function.id);
  return ownMember(frame, owner, name) ?? inheritedMember(frame, { owner, name, isStatic }, depth);
}

/** The member that `super.name` means in a method of the class. */
export function memberOfBase(frame: Frame, owner: ClassId | undefined, name: string): Abstract | undefined {
  return owner === undefined ? undefined : inheritedMember(frame, { owner, name, isStatic: false }, 0);
}

function inheritedMember(frame: Frame, { owner, name, isStatic }: MemberOf, depth: number): Abstract | undefined {
  const { context } = frame;
  const code = context.program.classes[owner];
  const base = code && code.superClass >= 0 && depth < maxBases ? abstractOf(context, code.superClass) : undefined;
  if (base?.classValue !== undefined)
    return memberOfClass(frame, { owner: base.classValue, name, isStatic }, depth + 1);
  if (!base?.imported) return undefined;
  const made = force(context, base);
  return (isStatic ? made : made.constructs)?.fields?.get(name);
}

function ownMember({ context, function: code }: Frame, owner: ClassId, name: string): Abstract | undefined {
  const found = context.classFields.get(owner)?.get(name);
  if (found) return found;
  const member = context.program.classes[owner]?.members.find((candidate) => candidate.name === name);
  if (!member) return undefined;
  if (member.kind === "method" && member.function !== undefined) {
    return { ...unknown, nature: "code", functions: [{ id: member.function, module: undefined }] };
  }
  if (member.kind === "getter" && member.function !== undefined) {
    dependOn(context, functionFact(member.function), code.id);
    return context.summaries.get(member.function)?.returns;
  }
  const value = abstractOf(context, member.value) ?? unknown;
  return withTypeLogger(context, { ...value, type: value.type ?? member.type });
}
