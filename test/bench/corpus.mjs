// Real sources to measure with: packages that the project installs anyway and that ship what people wrote, in a fixed order.
import path from "node:path";

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");

const sources = [
  ...["@azure/msal-browser/src", "@azure/msal-common/src", "@azure/msal-node/src", "ajv/lib", "async", "axios/lib"],
  ...["eslint/lib", "express", "jsonwebtoken", "mocha/lib", "multer", "pino", "pino-http", "undici/lib", "winston/lib"],
];

/** Absolute paths of the folders. */
export const folders = sources.map((name) => path.join(root, "node_modules", name));
