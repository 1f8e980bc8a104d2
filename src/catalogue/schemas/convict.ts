// convict (https://github.com/mozilla/node-convict): the settings of a program as a tree of leaves with defaults, read from the environment
// and from files. `toString` masks what is marked as sensitive, `getProperties` and `get` do not.
import type { SchemaLibrary } from "./schema-library.ts";

export const convict: SchemaLibrary = {
  id: "convict",
  title: "convict",
  modules: ["convict"],
  builders: { "": "settings", default: "settings" },
  results: { getProperties: "data", root: "data", get: "part" },
  examples: [
    {
      title: "all settings",
      code: `const convict = require("convict");\nconst conf = convict({ port: { default: 80 }, db: { host: { default: "db" }, password: { doc: "of the user", format: String, default: "", env: "DB_PASSWORD", sensitive: true } } });\nconsole.log("config", conf.getProperties());`,
      fields: "db.password",
    },
    {
      title: "all settings, as older versions call them",
      code: `const convict = require("convict");\nconst conf = convict({ port: { default: 80 }, db: { password: { default: "", env: "DB_PASSWORD" } } }).root();\nconsole.log("config", conf);`,
      fields: "db.password",
    },
    {
      title: "settings of another file",
      code: `import config from "./config";\nconst all = config.getProperties();\nconsole.log(all);`,
      files: {
        "/app/config.ts": `import convict from "convict";\nconst config = convict({ smtp: { password: { format: String, default: "", env: "SMTP_PASSWORD" } }, port: { default: 80 } });\nconfig.validate({ allowed: "strict" });\nexport default config;`,
      },
      fields: "smtp.password",
    },
  ],
  silent: [
    {
      title: "settings without secrets",
      code: `const convict = require("convict");\nconst conf = convict({ port: { default: 80 }, log: { level: { default: "info" } } });\nconsole.log(conf.getProperties());`,
    },
    {
      title: "one setting",
      code: `const convict = require("convict");\nconst conf = convict({ port: { default: 80 }, db: { name: { default: "shop" }, password: { default: "" } } });\nconsole.log(conf.get("db.name"));`,
    },
    {
      title: "as text, where marked ones are masked",
      code: `const convict = require("convict");\nconst conf = convict({ db: { password: { default: "", sensitive: true } } });\nconsole.log(conf.toString());`,
    },
  ],
};
