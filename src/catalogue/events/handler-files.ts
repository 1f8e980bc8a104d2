// What a file of handlers is for, told from where it stands: `controllers/users/delete.js`, `actions/create-api-token.ts`. Such files may
// name neither users nor keys in their text.
import { splitWords } from "../names.ts";
import { activityOf, type Activity } from "./activities.ts";
import { isHandlerPath } from "./borders.ts";
import { wordSet } from "./phrases.ts";

const verbs = wordSet(
  "create add store update edit patch remove delete destroy revoke disable enable ban unban block unblock suspend lock promote demote",
);

/** The activity that the name of a file says, with its folder where the name is a bare verb; undefined when neither tells. */
export function activityOfFileName(path: string): Activity | undefined {
  const [folder = "", file = ""] = path.split(/[/\\]/).slice(-2);
  const name = file.split(".", 1)[0] ?? "";
  const said = activityOf(name);
  if (said !== undefined || !verbs.has(name)) return said;
  return activityOf([name, ...splitWords(folder)].join(" "));
}

/** Whether a file of handlers says by its place that what it does is a security event. */
export function isEventFile(path: string): boolean {
  return isHandlerPath(path) && activityOfFileName(path) !== undefined;
}

// `access-tokens/create.js`, `sessions/create.js`, `create-access-token.js`; refuses keys that somebody makes for a program.
const opening =
  /(?:^|[/\\])(?:create|new|issue|post|store)[-_]?(?:access|auth|jwt|login)?[-_]?(?:token|session)s?\.|(?:access|auth|jwt)[-_]?tokens?[/\\](?:create|new|issue|post|store)\.|sessions?[/\\](?:create|new|post|store)\./i;

/** Whether a file of handlers says by its place that it begins a session. */
export function isOpening(path: string): boolean {
  return isHandlerPath(path) && opening.test(path);
}

// `components/users/delete.tsx`, `use-delete-user.ts`, `hooks/useLogout.ts`; refuses `components/users/controller.ts`, a part of a server.
const ofComponents = /[/\\](?:components|composables)[/\\].*\.[jt]sx$|[/\\]use(?:-[a-z]|[A-Z])[\w-]*\.[cm]?[jt]sx?$/;
const ofServer =
  /["']use server["']|\breq(?:uest)?\.(?:body|params|query|headers|session|user)\b|@Injectable|["'](?:express|fastify|koa|next\/server)["']/;

/** Whether a file runs in the browser, told from where it stands: a component, or a hook of one. */
export function isOfPage({ path, text }: { readonly path: string; readonly text: string }): boolean {
  return ofComponents.test(path) && !ofServer.test(text);
}
