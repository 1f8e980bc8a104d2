// bunyan (https://github.com/trentm/node-bunyan#levels): `level` of the logger and of each stream, as a name or a number.
import { ladder, type LevelPolicy } from "./level-policy.ts";

export const bunyan: LevelPolicy = {
  id: "bunyan",
  title: "bunyan",
  libraries: ["bunyan"],
  creators: ["module:bunyan.createLogger()", "module:bunyan#", "module:bunyan.Logger#"].map((api) => ({
    api,
    argument: 0,
    path: [],
  })),
  levels: ladder("trace|10 debug|20 info|30 warn|40 error|50 fatal|60"),
  standard: "info",
  option: "level",
  off: ["61", "70", "100", "Infinity"],
  switches: {},
  setters: ["level"],
  stops: [],
  outputs: { option: "streams", required: false, adders: ["addStream"] },
  outputLevels: true,
  silenced: [
    {
      title: "no streams",
      code: `import bunyan from "bunyan";\nexport const log = bunyan.createLogger({ name: "shop", «streams: []» });`,
    },
    {
      title: "above every level",
      code: `import bunyan from "bunyan";\nconst log = bunyan.createLogger({ name: "shop" });\n«log.level(100)»;`,
    },
  ],
  dropped: [
    {
      title: "debug",
      code: `import bunyan from "bunyan";\nconst log = bunyan.createLogger({ name: "shop" });\n«log.debug({ userId }, "invalid password")»;`,
    },
  ],
  silent: [
    {
      title: "a stream that takes debug",
      code: `import bunyan from "bunyan";\nconst log = bunyan.createLogger({ name: "shop", streams: [{ level: "debug", path: "shop.log" }] });\nlog.debug({ userId }, "invalid password");`,
    },
  ],
};
