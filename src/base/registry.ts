// A registry is the list of all entries of one kind (rules, libraries, formats, detectors, reporters …): one file each, one
// line in the folder's index.

/** Everything that is registered has an id that users can write down. */
export interface Registered {
  readonly id: string;
}

/** The entries in the order of their folder's index. */
export interface Registry<Entry extends Registered> {
  readonly kind: string;
  readonly entries: readonly Entry[];
  readonly ids: readonly string[];
  get(id: string): Entry | undefined;
}

// Lower-case words joined by hyphens; refuses spaces, capitals and a leading digit.
const idShape = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Throws when two entries share an id or an id is not in kebab case, so that a mistake shows at the first start. */
export function createRegistry<Entry extends Registered>(kind: string, entries: readonly Entry[]): Registry<Entry> {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    if (!idShape.test(entry.id)) throw new Error(`The ${kind} id "${entry.id}" is not in kebab case.`);
    if (byId.has(entry.id)) throw new Error(`Two ${kind} entries share the id "${entry.id}".`);
    byId.set(entry.id, entry);
  }
  return { kind, entries, ids: [...byId.keys()], get: (id) => byId.get(id) };
}
