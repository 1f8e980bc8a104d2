// request and request-promise: the promise is rejected with an error whose `options` are those of the request.
import type { HttpClient } from "./client.ts";

export const requestPromise: HttpClient = {
  id: "request-promise",
  title: "request-promise",
  apis: ["module:request-promise", "module:request-promise-native", "module:request-promise.defaults()"],
  types: [],
  methods: ["", "get", "post", "put", "patch", "delete", "del", "head", "options"],
  errorCarries: ["options.headers", "options.body", "options.auth"],
  bodies: ["body"],
  source: "https://github.com/request/request-promise#get-a-rejection-only-if-the-request-failed-for-technical-reasons",
  examples: {
    leaking: [
      `const rp = require("request-promise");
exports.balance = (token) => rp({ uri: "https://api.example.com/balance", auth: { bearer: token } }).catch((err) => console.error(err));`,
    ],
    safe: [
      `const rp = require("request-promise");
exports.balance = (token) => rp({ uri: "https://api.example.com/balance", auth: { bearer: token } }).catch((err) => console.error(err.statusCode));`,
    ],
  },
};
