// Open files that stay open as long as their bytes are shown, whoever else is done with them: one for each file, whatever its names were.
import type { Host, OpenFile } from "../../base/host.ts";

export interface Handles {
  /** Opens each file once. */
  readonly host: Host;
  /** Whether the bytes of a file are shown; it is closed for good when nobody reads it and they are not. */
  isUsed: (file: OpenFile) => boolean;
  /** Takes over an open file. */
  keep(file: OpenFile, identity: string): OpenFile;
  identityOf(file: OpenFile): string | undefined;
  close(): Promise<void>;
}

interface Kept {
  readonly shared: OpenFile;
  readonly file: OpenFile;
  readers: number;
}

/** Nothing is open at first. */
export function createHandles(host: Host): Handles {
  const byIdentity = new Map<string, Kept>();
  const identities = new Map<OpenFile, string>();
  const keep = (file: OpenFile, identity: string): OpenFile => {
    const shared: OpenFile = {
      read: (offset, length) => file.read(offset, length),
      stat: () => file.stat(),
      close: () => release(identity),
    };
    byIdentity.set(identity, { shared, file, readers: 1 });
    identities.set(shared, identity);
    return shared;
  };
  const release = async (identity: string): Promise<void> => {
    const kept = byIdentity.get(identity);
    if (!kept || --kept.readers > 0 || handles.isUsed(kept.shared)) return;
    byIdentity.delete(identity);
    identities.delete(kept.shared);
    await kept.file.close();
  };
  const handles: Handles = {
    host: {
      ...host,
      async openFile(path) {
        const file = await host.openFile(path);
        const { identity } = await file.stat();
        const known = byIdentity.get(identity);
        if (!known) return keep(file, identity);
        await file.close();
        known.readers++;
        return known.shared;
      },
    },
    isUsed: () => false,
    keep,
    identityOf: (file) => identities.get(file),
    async close() {
      await Promise.all([...byIdentity.values()].map(({ file }) => file.close()));
      byIdentity.clear();
      identities.clear();
    },
  };
  return handles;
}
