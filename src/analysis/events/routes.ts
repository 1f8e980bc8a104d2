// What a route is for, told from its method and its path.
import { activityOf, type Activity } from "../../catalogue/events/activities.ts";
import { splitWords } from "../../catalogue/names.ts";

export interface Route {
  readonly method: string;
  readonly path: string;
}

// `:id`, `{id}`, `[id]`, `$id`, `*` and regular expressions in a path stand for what the client puts there.
const placeholder = /^[:[{$*(]/;

const changing = new Set(["POST", "PUT", "PATCH", "DELETE", "ANY"]);

const routers = /^(?:routes?|routers?|api)$/i;
const everything = /^(?:index|main|app|server|router|routes?|api|public|private|all|v\d)$/i;

/** Folders above a file of routes that are looked at. */
const deepestFolder = 5;

/** A route that says nothing of itself in a file of routes: `/` of `routes/users.js` may be `/users`. */
export function inFile(route: Route | undefined, path: string): Route | undefined {
  const [folder = "", file = ""] = path.split(/[/\\]/).slice(-2);
  const name = file.split(".", 1)[0] ?? "";
  // `/reset/:token` of `routes/auth.js` may be `/auth/reset/:token`.
  const isOfAuth = /^auth(?:entication)?$/i.test(name) && routers.test(folder);
  const isShort = isOfAuth ? /^\/[\w-]+(?:\/:\w+)?$|^\/$/ : /^\/(?::\w+)?$/;
  if (!route || !isShort.test(route.path) || everything.test(name)) return undefined;
  // `routes/auth/reset.ts`
  if (
    !routers.test(folder) &&
    !path
      .split(/[/\\]/)
      .slice(-deepestFolder, -2)
      .some((part) => /^routes$/i.test(part))
  )
    return undefined;
  if (!routers.test(folder))
    return { method: route.method, path: `/${folder}/${name}${route.path === "/" ? "" : route.path}` };
  return { method: route.method, path: `/${name}${route.path === "/" ? "" : route.path}` };
}

/** The activity of a route, or undefined: `POST /auth/login`, `DELETE /users/:id`. */
export function activityOfRoute(route: Route | undefined): Activity | undefined {
  if (!route) return undefined;
  const { method, path } = route;
  const segments = path.split("/").filter((segment) => segment !== "");
  const named = segments.filter((segment) => !placeholder.test(segment));
  const last = named.at(-1) ?? "";
  // A list of logins.
  if (/^log-?ins$/i.test(last)) return undefined;
  const ofMe =
    /^(?:me|myself)$/i.test(last) && method !== "GET" ? activityOfResource([last], method, false) : undefined;
  const spoken =
    ofMe ??
    (last === "refresh" && method === "POST" ? "token-refresh" : undefined) ??
    byWayIn(named) ??
    activityOf(last) ??
    activityOf(`${named.at(-2) ?? ""} ${last}`) ??
    // `GET /auth/github` sends the browser to another server, which has not answered yet.
    (method === "GET" ? undefined : notGuard(activityOf(`${last} ${named.at(-2) ?? ""}`)));
  if (spoken === "login" && segments.some((segment) => connecting.has(segment.toLowerCase()))) return undefined;
  // `/workspaces/:id/update-users`
  if (spoken === "user-update" && /users$/i.test(last) && isOfRealm(segments)) return "role-change";
  if (spoken !== undefined) return method === "GET" && !byLink.has(spoken) ? undefined : spoken;
  if (!changing.has(method) || method === "ANY") return undefined;
  const ofOne = segments.length > 0 && placeholder.test(segments.at(-1) ?? "");
  const words = splitWords(last);
  // `POST /accounts/:id/admin` makes an admin of somebody.
  if (/^(?:super_?)?admin$|^moderator$/i.test(last) && !ofOne && placeholder.test(segments.at(-2) ?? ""))
    return "role-change";
  if (people.has(words.at(-1) ?? "") && belongsToThing(segments)) return undefined;
  return activityOfResource(words, method, ofOne);
}

/** What somebody has accounts in; in anything else he is a member. */
const realms =
  /^(?:accounts?|clients?|compan(?:y|ies)|orgs?|organi[sz]ations?|realms?|tenants?|workspaces?|admins?|apps?)$/i;

/** `/shares/:id/users`: whoever is added there has an account. */
function belongsToThing(segments: readonly string[]): boolean {
  const first = segments.findIndex((segment) => placeholder.test(segment));
  return first > 0 && first < segments.length - 1 && !realms.test(segments[first - 1] ?? "");
}

/** `/auth/sessions`, read from behind, is no guard of sessions. */
function notGuard(activity: Activity | undefined): Activity | undefined {
  return activity === "guard" ? undefined : activity;
}

function isOfRealm(segments: readonly string[]): boolean {
  const first = segments.findIndex((segment) => placeholder.test(segment));
  return (
    first > 0 &&
    first < segments.length - 1 &&
    /^(?:workspace|team|group|org|organi[sz]ation|project|tenant)s?$/i.test(segments[first - 1] ?? "")
  );
}

const waysIn = new Set(["password", "email", "local", "credentials", "username"]);

/** `POST /register/password` and `/login/email`: the last segment says how, and the one before it what for. */
function byWayIn(named: readonly string[]): Activity | undefined {
  if (!waysIn.has(named.at(-1)?.toLowerCase() ?? "")) return undefined;
  const before = activityOf(named.at(-2) ?? "");
  return before === "login" || before === "sign-up" ? before : undefined;
}

/** Segments of routes by which a program, and nobody, is connected. */
const connecting = new Set([
  "scim",
  "integration",
  "integrations",
  "connect",
  "connections",
  "connectors",
  "install",
  "webhook",
  "webhooks",
]);

/** Whether a request of this method changes nothing, so that what it leads to is a page or a look-up. */
export function onlyReads(route: Route | undefined, activity: Activity | undefined): boolean {
  if (route?.method !== "GET" || (activity !== undefined && byLink.has(activity))) return false;
  return activity !== "user-update" || !confirms.test(route.path);
}

// `/change-email/confirm/:token`: a link that was mailed; refuses `/profile/email`.
const confirms = /confirm|verif|[:[{$]\w{0,12}token/i;

/** Activities that happen when somebody follows a link. */
const byLink: ReadonlySet<Activity> = new Set(["login", "logout", "token-check", "guard"]);

const people = new Set(["user", "admin"]);

function activityOfResource(words: readonly string[], method: string, ofOne: boolean): Activity | undefined {
  const head = words.at(-1) ?? "";
  if (head === "role" || head === "permission") return "role-change";
  if (head === "password" && words.length === 1) return "password-change";
  if (head === "session" && words.length === 1)
    return method === "POST" ? "login" : method === "DELETE" ? (ofOne ? "token-revoke" : "logout") : undefined;
  if (words.length === 1 && (head === "me" || head === "myself"))
    return method === "DELETE" ? "user-delete" : method === "POST" ? undefined : "user-update";
  if (method === "DELETE") {
    const erased = activityOf(`delete ${words.join(" ")}`);
    if (erased === "data-delete") return erased;
  }
  if (!people.has(head) || words.length > 1) return undefined;
  if (method === "POST") return ofOne ? "user-update" : "user-create";
  if (method === "DELETE") return "user-delete";
  return "user-update";
}
