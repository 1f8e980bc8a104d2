// ky: an `HTTPError` carries `request` and `options`, whose headers are those that were sent.
import type { HttpClient } from "./client.ts";

export const ky: HttpClient = {
  id: "ky",
  title: "ky",
  apis: ["module:ky", "module:ky.create()", "module:ky.extend()"],
  types: ["module:ky.KyInstance"],
  methods: ["", "get", "post", "put", "patch", "delete", "head"],
  errorCarries: ["options.headers", "options.json"],
  bodies: ["json()", "text()"],
  source: "https://github.com/sindresorhus/ky#httperror",
  examples: {
    leaking: [
      `import ky from "ky";
export async function sync(apiKey) {
  try {
    await ky.post("https://api.example.com/sync", { headers: { "x-api-key": apiKey } });
  } catch (error) {
    console.error(error);
  }
}`,
    ],
    safe: [
      `import ky from "ky";
export async function sync(apiKey) {
  try {
    await ky.post("https://api.example.com/sync", { headers: { "x-api-key": apiKey } });
  } catch (error) {
    console.error(error.message);
  }
}`,
    ],
  },
};
