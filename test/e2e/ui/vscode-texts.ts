// The editor's translations outside of the editor: texts as they are written.

export const l10n = {
  /** Puts the values in the places of `{0}`, `{1}` … */
  t: (text: string, ...values: readonly unknown[]): string =>
    text.replace(/\{(\d)\}/g, (place, index: string) =>
      Number(index) in values ? String(values[Number(index)]) : place,
    ),
};
