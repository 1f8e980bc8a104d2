// signale (https://github.com/klaudiosinani/signale): levels and what switches it off.
import { ladder, type LevelPolicy } from "./level-policy.ts";

export const signale: LevelPolicy = {
  id: "signale",
  title: "signale",
  libraries: ["signale"],
  creators: [{ api: "module:signale.Signale#", argument: 0, path: [] }],
  levels: ladder("debug info|log|note|success|star|pending|complete warn error|fatal"),
  standard: "info",
  option: "logLevel",
  off: [],
  switches: { disabled: true },
  stops: ["disable"],
  silenced: [
    {
      title: "switched off",
      code: `import { Signale } from "signale";\nexport const out = new Signale({ «disabled: true» });`,
    },
  ],
  dropped: [],
  silent: [
    { title: "on", code: `import { Signale } from "signale";\nexport const out = new Signale({ disabled: false });` },
  ],
  setters: [],
};
