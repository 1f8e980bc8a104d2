// Refusals of access: who is known may not do it, or nobody is known.
import { requestNames } from "../../catalogue/events/borders.ts";
import { answersForOthers, type Excuse } from "../../catalogue/events/excuses.ts";
import { splitWords } from "../../catalogue/names.ts";
import { has, isOther, isUnexplained, refusing, type Case, type Verdict } from "./cases.ts";
import type { Atom } from "./conditions.ts";
import { answersForGuard } from "./guard-answers.ts";
import { reasonOf } from "./reasons.ts";
import type { ValueId } from "../program.ts";
import { pathOf } from "./users-of.ts";

/** Nobody is turned away by what is not there, or by what he forgot to send. */
const isOfThings = new Set<Excuse | undefined>(["absence", "input"]);

/** Somebody may not do what he asks for. */
export function byPermission(found: Case): Verdict | undefined {
  const { refusal, entry, activity } = found;
  const isSaidByGuard = refusal.topic === "permission" || (found.isDecided && !found.isCatch);
  if (refusal.how === "told" && isSaidByGuard && answersForGuard(found.source.program, entry)) {
    const isNobody = refusal.topic !== "permission" && has(found, "presence", false) !== undefined;
    return { event: "authz_fail", why: isNobody ? "nobody is signed in" : "the guard says no", isSure: true };
  }
  const { status, topic } = refusal;
  const isGuard = activity === "guard" || entry.decides;
  const strong = refusing(found, "permission");
  const permission = strong ?? refusing(found, "allowance") ?? (status === 403 ? has(found, "permission") : undefined);
  if (status === 403) {
    if (!found.isDecided || found.isTranslated || has(found, "origin") || has(found, "target")) return undefined;
    // `if (!req.body.stars) return res.status(403).json("Stars are missing")`
    if (found.isOfForm && !found.atoms.some(({ kind }) => kind !== "presence") && topic === undefined) return undefined;
    const isAbout = isOther(found) || isOfThings.has(refusal.excuse) || answersForOthers(entry.function.name);
    // `if (!membership) throw new ForbiddenException("project not found")`
    const isMember = refusal.excuse === "absence" && refusing(found, "allowance") !== undefined;
    if (isAbout && !strong && !isMember) return undefined;
    // `if (poll.closed) throw new ForbiddenException()`
    if (found.isOfState === true && !strong && topic !== "denial") return undefined;
    // `catch { res.status(403).json("Error on uploading file") }`: something went wrong, and nobody was asked who he is.
    if (found.isCatch && refusal.speaks && topic === undefined && !permission && !isGuard) return undefined;
    return {
      event: "authz_fail",
      why: denialOf(found, permission),
      isSure: true,
    };
  }
  const isDenied = topic === "denial";
  // Who may not see it is told that it is not there.
  if (
    status === 404 &&
    strong &&
    strong.form !== "pair" &&
    !(strong.form === "name" && isThing.test(strong.label)) &&
    isHidden(found)
  )
    return { event: "authz_fail", why: reasonOf(strong), isSure: entry.isMiddleware };
  // A gate that hides from strangers what there is.
  const isNobody =
    status === 404 && entry.isMiddleware && refusal.excuse === undefined ? has(found, "presence", false) : undefined;
  if (isNobody) return { event: "authz_fail", why: "nobody is signed in", isSure: true };
  const isBadRequest = status === 400 && (isDenied || (strong !== undefined && topic === "permission"));
  if (status !== undefined && status !== 401 && !isBadRequest) return undefined;
  const isSaid = isDenied || topic === "permission" || status === 401;
  // `if (id !== this.id) throw new Error("Not found")` looks for something, and turns nobody away.
  const isLookedFor = refusal.excuse === "absence" && !isSaid && status === undefined;
  if (strong && !isLookedFor && (isGuard || entry.isMiddleware || isSaid || strong.isSure)) {
    return {
      event: "authz_fail",
      why: reasonOf(strong),
      isSure: strong.isSure || status === 401,
    };
  }
  const soft = bySoftNo(found, strong);
  if (soft) return soft;
  const isAsked =
    status === 401 && permission !== undefined && found.isDecided && !found.isTranslated && !isOther(found);
  if (isAsked && !has(found, "token") && activity !== "login" && !answersForOthers(entry.function.name))
    return { event: "authz_fail", why: reasonOf(permission), isSure: entry.isBorder };
  if (permission && isGuard && (isSaid || refusal.how === "told")) {
    return { event: "authz_fail", why: reasonOf(permission), isSure: false };
  }
  return byAbsence(found, isGuard) ?? byText(found, isGuard);
}

/** `if (!canEdit.valid) return res.json({ success: false })`, `if (user.role !== "admin") return res.json({ error: … })` */
function bySoftNo(found: Case, strong: Atom | undefined): Verdict | undefined {
  const { refusal, entry } = found;
  // `if (!hasPermissionToBan) throw new Error("You cannot ban this user")`
  const isByName = strong !== undefined && asksForRight.test(strong.label.slice(strong.label.lastIndexOf(".") + 1));
  if (isByName && entry.isBorder && refusal.status === undefined && refusal.how === "thrown" && !isOther(found))
    return { event: "authz_fail", why: reasonOf(strong), isSure: false };
  const atom = strong ?? refusing(found, "allowance");
  if (!atom || refusal.status !== undefined || refusal.how !== "answered" || !entry.isBorder) return undefined;
  if (!asksSoftly(atom) || refusal.excuse !== undefined || found.isTranslated || isOther(found)) return undefined;
  return { event: "authz_fail", why: reasonOf(atom), isSure: false };
}

/** Nobody is signed in. */
function byAbsence(found: Case, isGuard: boolean): Verdict | undefined {
  const { refusal, entry, activity } = found;
  const { status, how } = refusal;
  const isUnproven = entry.isMiddleware && how === "thrown" ? has(found, "token", false) : undefined;
  const presence = has(found, "presence", false) ?? has(found, "user", false) ?? isUnproven;
  const why = "nobody is signed in";
  if (presence && (isGuard || entry.isMiddleware) && how !== "told")
    return { event: "authz_fail", why, isSure: status === 401 };
  // Sent to the login by a gate; `throw new Error("Unauthorized")` says it as well.
  const isSaid = refusal.topic === "denial" || refusal.topic === "permission";
  const isTurnedAway =
    (refusal.turnsAway === true && (isGuard || entry.isMiddleware || isInGate(found))) ||
    (status === undefined && how === "thrown" && entry.isBorder && isSaid);
  if (presence && isTurnedAway && activity !== "login" && !isOther(found))
    return { event: "authz_fail", why, isSure: false };
  // A handler that looks at the session itself; who is looked for by what he typed is another matter.
  const isUnseen =
    status === 401 && entry.isBorder && how === "answered" && found.calls.every((call) => asksSession(found, call));
  return presence && isUnseen && activity !== "login" && !isOther(found)
    ? { event: "authz_fail", why, isSure: true }
    : undefined;
}

const whoAsks = new Set(["user", "auth", "identity", "viewer", "account"]);

/** `getUserIdFromSession(req.session)` */
function asksSession({ source: { program } }: Case, op: ValueId): boolean {
  const call = program.values[op];
  if (call?.op !== "call") return false;
  const given = call.args.flatMap(({ value }) => pathOf(program, value).slice(-1));
  const path = pathOf(program, call.callee);
  const words = splitWords(path.at(-1) ?? "");
  if (given.includes("session") || words.includes("session")) return true;
  // `req.user()`, `currentUser()`, `getUser(req)`
  const isOfRequest = path.length === 2 && requestNames.has(path[0] ?? "");
  const isGivenRequest = given.length > 0 && given.every((name) => requestNames.has(name));
  return words.includes("current") || ((isOfRequest || isGivenRequest) && words.some((word) => whoAsks.has(word)));
}

/** `withTeam(action)` gives back what asks first who somebody is. */
function isInGate({ source: { program }, entry }: Case): boolean {
  const around = program.functions[entry.function.parent ?? 0]?.name ?? "";
  return gate.test(around) || gate.test(entry.function.name);
}

// `withTeam`, `requireUser`, `protectedAction`; refuses `withdraw`.
const gate = /^(?:with|require|protect|protected|ensure|authed?|validated?)(?:[A-Z_]|$)/;

/** `if (invoice.team !== team) throw new Error("Not authorized")`: the text says what the test does not. */
function byText(found: Case, isGuard: boolean): Verdict | undefined {
  const { refusal, entry } = found;
  const isTold = refusal.topic === "denial" && found.isDecided && (entry.isBorder || isGuard) && refusal.how !== "told";
  return isTold && refusal.excuse === undefined && !isOther(found) && !found.isTranslated
    ? { event: "authz_fail", why: "its text says that access is denied", isSure: refusal.status === 401 }
    : undefined;
}

// `hasPermission`, `canAccess`; refuses `owner`, which may be missing.
const asksForRight = /^(?:has|can|may|check)[A-Z_]/;

// `canModify.valid`, `validRoleSelection.ok`, `getRole`, `isAdmin`; refuses `allowedTypes.includes`.
const asksSomebody =
  /(?:^|[._])(?:(?:valid_?)?(?:can|may|has|is|check|get)_?(?=[A-Z_]|role)|\w*(?:role|permission|admin|owner))/i;

/** Whether a soft no was decided by who asks: a question by name, a role that is compared, or an owner. */
function asksSoftly({ form, label }: Atom): boolean {
  return form !== "name" || asksSomebody.test(label);
}

// `role`, `permissions`: what was looked for, and not what somebody has.
const isThing = /^(?:role|permission|scope|privilege|admin|policy|acl)s?$/i;

/** Nothing but who asks was looked at, by a gate or by a handler that throws what it would throw for what is not there. */
function isHidden({ atoms, entry, refusal }: Case): boolean {
  const isAlone = atoms.every(({ kind }) => kind === "permission" || kind === "user" || kind === "presence");
  return (
    isAlone && refusal.excuse === undefined && (entry.isMiddleware || (entry.isBorder && refusal.how === "thrown"))
  );
}

/** What a status of 403 was decided by. */
function denialOf(found: Case, permission: Atom | undefined): string {
  const atom = permission ?? has(found, "token", false);
  if (atom) return reasonOf(atom);
  if (has(found, "presence", false)) return "nobody is signed in";
  const { topic } = found.refusal;
  return topic === "denial" || topic === "permission" ? "its text says that access is denied" : "the status is 403";
}

/** `req.isAuthenticated()` asks for nothing else; a session may be missing in a page for everybody. */
function asksWhetherSignedIn(found: Case): boolean {
  const words = splitWords(has(found, "presence", false)?.label ?? "");
  return words.includes("authenticated") || words.includes("logged");
}

/** A status of 401 that nothing else explains. */
export function byStatus(found: Case): Verdict | undefined {
  const { refusal, activity, entry, isDecided, isTranslated } = found;
  if (refusal.status !== 401 || !isDecided || isTranslated) return undefined;
  if (activity === "login" && isUnexplained(found))
    return { event: "authn_login_fail", why: "the status is 401", isSure: true };
  // A handler that answers 401 to somebody, for whatever reason but that nobody is signed in.
  const isAnswered = entry.isBorder && refusal.how === "answered" && !isOther(found) && !isOfThings.has(refusal.excuse);
  const isUnclear = refusal.speaks && refusal.topic === undefined;
  if (
    isAnswered &&
    !isUnclear &&
    (asksWhetherSignedIn(found) || (!has(found, "presence", false) && !has(found, "user", false))) &&
    !answersForOthers(entry.function.name)
  )
    return {
      event: "authz_fail",
      why: asksWhetherSignedIn(found) ? "nobody is signed in" : "the status is 401",
      isSure: true,
    };
  if (!entry.isMiddleware && activity !== "guard") return undefined;
  return { event: "authz_fail", why: "the status is 401", isSure: false };
}
