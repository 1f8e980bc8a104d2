// Options that clients of servers keep as they were given them: how they log in.
import { alike, type DataSource } from "./data-source.ts";

export const clientOptions: DataSource = {
  id: "client-options",
  title: "Options that clients keep",
  gives: {
    typeorm: { ".DataSource#.options": { password: "password", url: "connection-string" } },
    nodemailer: { ".createTransport().options": { auth: { pass: "password" } } },
    sequelize: { ".Sequelize#.config": { password: "password" } },
    // https://github.com/mysqljs/mysql
    ...alike(["mysql", "mysql2"], {
      ".createPool().config.connectionConfig": { password: "password" },
      ".createConnection().config": { password: "password" },
    }),
    ioredis: { "#.options": { password: "password" }, ".Redis#.options": { password: "password" } },
  },
  documentation:
    "https://typeorm.io/docs/data-source/data-source-options, https://nodemailer.com/smtp, https://sequelize.org/api/v6/class/src/sequelize.js~sequelize, https://github.com/redis/ioredis",
  examples: {
    leaking: [
      `import { DataSource } from "typeorm";
const source = new DataSource(given);
console.log("source", source.options);`,
      `import nodemailer from "nodemailer";
const post = nodemailer.createTransport(given);
console.log("post", post.options);`,
    ],
    safe: [
      `import { DataSource } from "typeorm";
const source = new DataSource(given);
console.log("source", source.options.type);`,
    ],
  },
};
