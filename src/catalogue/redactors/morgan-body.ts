// morgan-body (https://github.com/sirrodgepodge/morgan-body): logs the bodies of requests and responses unless told otherwise.
import type { Redactor } from "./redactor.ts";

export const morganBody: Redactor = {
  id: "morgan-body",
  title: "morgan-body",
  creators: ["module:morgan-body()"],
  style: "none",
  argument: 1,
  path: [],
  requests: { kind: "bodies" },
  reported: [
    { title: "defaults", code: `import morganBody from "morgan-body";\n«morganBody(app)»;` },
    {
      title: "headers",
      code: `import morganBody from "morgan-body";\n«morganBody(app, { logRequestBody: false, logResponseBody: false, logAllReqHeader: true })»;`,
    },
  ],
  silent: [
    {
      title: "no bodies",
      code: `import morganBody from "morgan-body";\nmorganBody(app, { logRequestBody: false, logResponseBody: false });`,
    },
    {
      title: "filtered fields",
      code: `import morganBody from "morgan-body";\nmorganBody(app, { filterParameters: ["password", "token"], logResponseBody: false });`,
    },
  ],
};
