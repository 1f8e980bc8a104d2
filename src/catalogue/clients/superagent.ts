// superagent: its errors carry the answer and its `req`, which prints no headers that were set.
import type { HttpClient } from "./client.ts";

export const superagent: HttpClient = {
  id: "superagent",
  title: "superagent",
  apis: ["module:superagent", "module:superagent.agent()"],
  types: [],
  methods: ["", "get", "post", "put", "patch", "del", "delete", "head"],
  errorCarries: [],
  bodies: ["body", "text"],
  source: "https://github.com/forwardemail/superagent/blob/master/docs/index.md#error-handling",
  examples: {
    leaking: [],
    safe: [
      `import superagent from "superagent";
export const stock = (apiKey) => superagent.get("https://api.example.com/stock").set("x-api-key", apiKey).catch((e) => console.error(e.status));`,
    ],
  },
};
