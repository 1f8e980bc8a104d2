// How easily the detectors speak. One table, so that a level means the same to all of them.

/** From few anomalies to many. */
export const sensitivities = ["low", "normal", "high"] as const;

/** How easily detectors speak. */
export type Sensitivity = (typeof sensitivities)[number];

/** What a level means to a detector. */
export interface Tuning {
  /** Statistical detectors speak of what chance gives at most once in 10 to this power. */
  readonly decades: number;
  /** The same for a detector that has a level of its own at normal sensitivity. */
  scaled(decades: number): number;
  /** As many attempts, addresses or users as are needed where `usual` are at normal sensitivity; two at least. */
  needed(usual: number): number;
}

// A busy log asks some ten thousand questions a day of each detector, and the answers must be false less than once in ten days: that makes
// five to six decades, and one more as real logs are less even than chance. `low` allows for a thousand such logs.
const levels: Readonly<Record<Sensitivity, { readonly decades: number; readonly share: number }>> = {
  low: { decades: 10, share: 1.5 },
  normal: { decades: 7, share: 1 },
  high: { decades: 4.5, share: 0.7 },
};

/** What the level means. */
export function tuningOf(sensitivity: Sensitivity): Tuning {
  const { decades, share } = levels[sensitivity];
  return { decades, scaled: (usual) => usual * share, needed: (usual) => Math.max(2, Math.ceil(usual * share)) };
}
