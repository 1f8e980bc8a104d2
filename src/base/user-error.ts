// The one kind of error that is shown to the user as it stands; anything else that is thrown is a bug.

/** A mistake the user can mend: the message is one plain sentence that names the thing, the reason and the next step. */
export class UserError extends Error {
  override readonly name = "UserError";
}
