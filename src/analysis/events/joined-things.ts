// Who joins, leaves or is invited to a thing that people share, such as a board or a channel.
import type { Program } from "../program.ts";
import type { Entry } from "./entries.ts";

// `quitBoard`, `POST /boards/:id/members`, `inviteUserToChannel`
const things =
  /(?:^|[^a-z])(?:board|channel|room|chat|card|list|game|playlist|conversation|poll|event|calendar)s?(?![a-z])/i;
const joins = /member|invit|join|leave|quit|kick/i;

/** Who joins a board may see more than before; which rights somebody has in the program stays what it was. */
export function joinsThing({ path }: Program, { names, route }: Entry, event: string): boolean {
  if (event !== "privilege_permissions_changed") return false;
  const said = [...names, route?.path ?? ""].map((name) => name.replace(/([a-z])([A-Z])/g, "$1 $2")).join(" ");
  const file = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return joins.test(said) && things.test(`${said} ${file}`);
}
