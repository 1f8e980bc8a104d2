// pino and what hands its options to pino (https://getpino.io/#/docs/api?id=level-string): `level`, `enabled`, and a second argument for the stream.
import { ladder, type LevelPolicy } from "./level-policy.ts";

const direct = ["module:pino()", "module:pino.pino()"];

export const pino: LevelPolicy = {
  id: "pino",
  title: "pino",
  libraries: ["pino", "nestjs-pino", "hapi"],
  creators: [
    ...direct.map((api) => ({ api, argument: 0, path: [] })),
    { api: "module:pino-http()", argument: 0, path: [] },
    { api: "module:pino-http.pinoHttp()", argument: 0, path: [] },
    { api: "module:nestjs-pino.LoggerModule.forRoot()", argument: 0, path: ["pinoHttp"] },
    { api: "module:nestjs-pino.LoggerModule.forRootAsync()", argument: 0, path: ["pinoHttp"] },
  ],
  levels: ladder("trace debug info warn error fatal"),
  standard: "info",
  option: "level",
  off: ["silent"],
  switches: { enabled: false },
  setters: [],
  stops: [],
  stream: 1,
  silenced: [
    { title: "switched off", code: `import pino from "pino";\nexport const logger = pino({ «enabled: false» });` },
    {
      title: "silent",
      code: `import pino from "pino";\nexport const logger = pino({ «level: process.env.NODE_ENV === "production" ? "silent" : "debug"» });`,
    },
    {
      title: "later",
      code: `import { pino } from "pino";\nconst logger = pino();\n«logger.level = "silent"»;`,
    },
    {
      title: "a stream that nobody reads",
      code: `import pino from "pino";\nexport const logger = pino({ level: "info" }, «pino.destination("/dev/null")»);`,
    },
  ],
  dropped: [
    {
      title: "below the level by default",
      code: `import pino from "pino";\nconst logger = pino();\n«logger.debug({ userId }, "login failed")»;`,
    },
    {
      title: "below the level that is chosen",
      code: `import pino from "pino";\nconst logger = pino({ level: process.env.NODE_ENV === "production" ? "error" : "debug" });\n«logger.warn({ userId }, "access denied")»;`,
    },
  ],
  silent: [
    {
      title: "silent in tests",
      code: `import pino from "pino";\nexport const logger = pino({ level: process.env.NODE_ENV === "test" ? "silent" : "info" });\nlogger.warn({ userId }, "login failed");`,
    },
    {
      title: "a talkative level",
      code: `import pino from "pino";\nconst logger = pino({ level: "debug" });\nlogger.debug({ userId }, "login failed");`,
    },
  ],
};
