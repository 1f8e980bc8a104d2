// Arithmetic of a list that shows only the rows in sight. Browsers cap the height of an element, so a very long list is scaled down.

export interface Viewport {
  readonly rowCount: number;
  readonly rowHeight: number;
  /** Height of what is in sight. */
  readonly height: number;
}

// Chromium stops at about 33.5 million pixels.
const maxHeight = 30_000_000;

/** Height of the scrolled content. */
export function contentHeight({ rowCount, rowHeight }: Viewport): number {
  return Math.min(maxHeight, rowCount * rowHeight);
}

/** The first row in sight at this scroll position. */
export function firstRow(viewport: Viewport, scrollTop: number): number {
  const { rowCount, rowHeight, height } = viewport;
  const scrollable = contentHeight(viewport) - height;
  const hiddenRows = rowCount - height / rowHeight;
  if (scrollable <= 0 || hiddenRows <= 0) return 0;
  return Math.min(Math.floor((scrollTop / scrollable) * hiddenRows + 1e-6), Math.max(0, Math.ceil(hiddenRows)));
}

/** The scroll position at which the row is the first in sight. */
export function scrollTopOf(viewport: Viewport, row: number): number {
  const { rowCount, rowHeight, height } = viewport;
  const scrollable = contentHeight(viewport) - height;
  const hiddenRows = rowCount - height / rowHeight;
  if (scrollable <= 0 || hiddenRows <= 0) return 0;
  return Math.min(scrollable, Math.max(0, (row / hiddenRows) * scrollable));
}

/** Number of rows that fit wholly. */
export function rowsInSight({ rowHeight, height }: Viewport): number {
  return Math.max(1, Math.floor(height / rowHeight));
}
