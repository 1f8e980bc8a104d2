// Ends every exhaustive switch.

/** Fails the type check when a case is missing, and throws if one slips through at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
