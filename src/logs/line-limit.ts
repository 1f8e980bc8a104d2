// How long a line may be, and what stands in place of the rest.

/** Bytes of a line that are kept; the rest of longer lines is dropped with a mark. */
export const lineLimit = 65_536;

/** Says how many bytes of a line are missing. */
export function truncationMark(dropped: number): string {
  return ` … [truncated ${dropped} bytes]`;
}
