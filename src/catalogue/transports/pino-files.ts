// Files of pino: `pino.destination` and the target `pino/file`, whose rotation its documentation leaves to logrotate
// (https://getpino.io/#/docs/help?id=log-rotation), and pino-roll.
import type { Transport } from "./transport.ts";

export const pinoFile: Transport = {
  id: "pino-file",
  title: "`pino.destination`",
  creators: ["module:pino.destination()", "module:sonic-boom#"],
  targets: ["pino/file"],
  file: { when: [["dest"], ["destination"], ["mkdir"]], mode: ["mode"] },
  example: {
    title: "destination of pino",
    code: `import pino from "pino";\nexport const logger = pino(pino.destination({ dest: "/var/log/shop.log" }));`,
  },
};

export const pinoRoll: Transport = {
  id: "pino-roll",
  title: "`pino-roll`",
  creators: ["module:pino-roll()"],
  targets: ["pino-roll"],
  file: {
    mode: ["mode"],
    rotation: {
      by: [["frequency"], ["size"]],
      keep: [["limit", "count"]],
      period: [["frequency"]],
      remedy: "set `frequency` and `limit.count`",
    },
  },
  example: {
    title: "pino-roll",
    code: `import pino from "pino";\nexport const logger = pino({ transport: { target: "pino-roll", options: { file: "log", frequency: "daily" } } });`,
  },
};
