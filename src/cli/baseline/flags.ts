// The options of `seclog baseline`.

/** What can be done to a baseline. */
export const baselineActions = ["create", "update", "prune"] as const;

export type BaselineAction = (typeof baselineActions)[number];

/** As commander hands them over. */
export interface BaselineFlags {
  readonly file: string;
  readonly force?: true;
  /** `false` by `--no-config`. */
  readonly config?: string | false;
  readonly cache: boolean;
}
