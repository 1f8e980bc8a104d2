// tslog's JSON: the arguments under their numbers, everything else in `_meta`.
import type { Json } from "../entry.ts";
import { jsonDialect } from "./json-dialect.ts";
import { isObject } from "./json-fields.ts";

export const tslogJson = jsonDialect({
  id: "tslog-json",
  title: "tslog (JSON)",
  samples: [
    {
      line: '{"0":"payment failed","1":{"order":991},"_meta":{"runtime":"Nodejs","runtimeVersion":"v20.9.0","hostname":"web1","name":"shop","date":"2025-05-17T08:30:04.230Z","logLevelId":5,"logLevelName":"ERROR","path":{"fileNameWithLine":"pay.ts:3"}}}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "ERROR",
        body: "payment failed",
        attributes: { "1.order": 991, "_meta.hostname": "web1" },
      },
    },
    {
      line: '{"0":"cache miss","1":"user:2","_meta":{"date":"2025-05-17T08:30:04.230Z","logLevelId":2,"logLevelName":"DEBUG"}}',
      expect: { severity: "DEBUG", body: "cache miss user:2" },
    },
  ],
  fits: ({ _meta: meta }) => isObject(meta) && "logLevelName" in meta,
  read(draft, payload) {
    const words: Json[] = [];
    for (let i = 0; i < 10 && String(i) in payload; i++) words.push(payload[String(i)] ?? "");
    const text = words.filter((word) => typeof word === "string" || typeof word === "number").join(" ");
    if (text === "") return;
    draft.body = text;
    draft.shape = undefined;
  },
});
