// Scripts for four shells, written from the same data, so that none knows more than the others.
import { assertNever } from "../../base/assert-never.ts";
import { bashScript } from "./bash.ts";
import type { Completable } from "./completable.ts";
import { fishScript } from "./fish.ts";
import { powershellScript } from "./powershell.ts";
import { zshScript } from "./zsh.ts";

export type { Completable } from "./completable.ts";

/** The shells that can be completed in. */
export const shells = ["bash", "zsh", "fish", "powershell"] as const;

export type Shell = (typeof shells)[number];

/** A script to be sourced by the shell; `check` is what stands without a command. */
export function completionScript(shell: Shell, commands: readonly Completable[]): string {
  switch (shell) {
    case "bash":
      return bashScript(commands);
    case "zsh":
      return zshScript(commands);
    case "fish":
      return fishScript(commands);
    case "powershell":
      return powershellScript(commands);
    default:
      return assertNever(shell);
  }
}
