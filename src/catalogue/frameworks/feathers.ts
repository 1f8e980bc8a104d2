// Feathers: hooks are given one context, with what was sent and how. https://feathersjs.com/api/hooks#hook-context
import type { RequestSource } from "./request-source.ts";

export const feathers: RequestSource = {
  id: "feathers",
  title: "Feathers",
  names: ["context", "hook"],
  companions: ["(hook)"],
  packages: ["@feathersjs/feathers", "@feathersjs/errors", "@feathersjs/authentication", "feathers-hooks-common"],
  types: ["HookContext"],
  texts: {},
  objects: { data: "request body", "params.query": "query string", "params.headers": "request header" },
  singleLine: ["params.headers"],
  whole: { data: "request-body", "params.headers": "request-headers" },
  examples: [
    `import type { HookContext } from "@feathersjs/feathers"; export const named = async (context: HookContext) => { console.log(context.data.name); };`,
    `const errors = require("@feathersjs/errors"); exports.named = async (context) => { console.log(context.data.name); };`,
  ],
  lookalikes: [`export const named = (context: Drawing) => { console.log(context.data.name); };`],
};
