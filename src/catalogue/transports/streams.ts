// Files that access logs and loggers write to as streams: bunyan's (https://github.com/trentm/node-bunyan#streams), rotating-file-stream
// (https://github.com/iccicci/rotating-file-stream) and file-stream-rotator.
import type { Transport } from "./transport.ts";

export const bunyanFile: Transport = {
  id: "bunyan-file",
  title: "a file of bunyan",
  creators: [],
  file: { rotation: { by: [["period"]], keep: [["count"]], remedy: 'use `type: "rotating-file"` with `count`' } },
  example: {
    title: "file of bunyan",
    code: `import bunyan from "bunyan";\nexport const log = bunyan.createLogger({ name: "shop", streams: [{ path: "shop.log" }] });`,
  },
};

export const bunyanRotatingFile: Transport = {
  id: "bunyan-rotating-file",
  title: "the rotating file of bunyan",
  creators: ["module:bunyan-rotating-file-stream#"],
  file: {
    rotation: {
      by: [],
      keep: [["count"], ["totalFiles"]],
      keepDefault: 10,
      period: [["period"]],
      periodDefault: "1d",
      remedy: "set `count`",
    },
  },
  example: {
    title: "rotating file of bunyan",
    code: `import bunyan from "bunyan";\nexport const log = bunyan.createLogger({ name: "shop", streams: [{ type: "rotating-file", path: "shop.log" }] });`,
  },
};

export const rotatingFileStream: Transport = {
  id: "rotating-file-stream",
  title: "`rotating-file-stream`",
  creators: ["module:rotating-file-stream.createStream()", "module:rotating-file-stream()"],
  argument: 1,
  file: {
    mode: ["mode"],
    rotation: {
      by: [["interval"], ["size"]],
      keep: [["maxFiles"], ["rotate"]],
      period: [["interval"]],
      remedy: "set `interval` and `maxFiles`",
    },
  },
  example: {
    title: "rotating-file-stream",
    code: `import { createStream } from "rotating-file-stream";\nexport const stream = createStream("access.log", { interval: "1d", maxFiles: 30 });`,
  },
};

export const fileStreamRotator: Transport = {
  id: "file-stream-rotator",
  title: "`file-stream-rotator`",
  creators: ["module:file-stream-rotator.getStream()"],
  file: {
    mode: ["file_options", "mode"],
    rotation: {
      by: [["frequency"], ["date_format"], ["size"]],
      keep: [["max_logs"]],
      period: [["frequency"]],
      remedy: "set `frequency` and `max_logs`",
    },
  },
  example: {
    title: "file-stream-rotator",
    code: `import rotator from "file-stream-rotator";\nexport const stream = rotator.getStream({ filename: "access-%DATE%.log", frequency: "daily", max_logs: "30d" });`,
  },
};
