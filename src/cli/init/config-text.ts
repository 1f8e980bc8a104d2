// The configuration that `seclog init` writes: what was found as comments, and every line that a project may want to change.
import type { ProfileName } from "../../config/profile-names.ts";
import type { Detected } from "./detect.ts";

/** What the text depends on. */
export interface ConfigChoice {
  readonly detected: Detected;
  readonly profile: ProfileName | undefined;
}

/** JSON with comments that `seclog check` accepts as it is. */
export function configText({ detected, profile }: ConfigChoice): string {
  const { frameworks, loggers, unknownLoggers } = detected;
  const found = [...frameworks, ...loggers].join(", ");
  const known =
    found === "" ? "No framework or logger was found in package.json or imports." : `Found and known: ${found}.`;
  const unknown =
    unknownLoggers.length === 0
      ? []
      : [`  // Not known by name: ${unknownLoggers.join(", ")}; calls like log.info() are recognised all the same.`];
  const profileLine =
    profile === undefined ? '  // "profile": "gdpr",  or hipaa, pci-dss' : `  "profile": ${JSON.stringify(profile)},`;
  return [
    "{",
    '  "$schema": "./node_modules/seclog/media/seclog.schema.json",',
    `  // ${known}`,
    ...unknown,
    profileLine,
    "  // Levels: off, info, warning, error; seclog rules lists the rules.",
    '  "rules": {},',
    '  // Your own functions that make a value safe to log, such as "privacy.mask".',
    '  "sanitizers": [],',
    "  // As in .gitignore, which counts anyway.",
    '  "ignorePatterns": [],',
    "}",
    "",
  ].join("\n");
}
