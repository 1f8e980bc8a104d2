// Options that clients of servers keep as they were given them: how they log in.
import { alike, type DataSource, type GivenFields } from "./data-source.ts";

const signed: GivenFields = { password: "password" };
const connected: GivenFields = { password: "password", connectionString: "connection-string" };
const mysql = { ConnectionOptions: signed, PoolOptions: signed, ConnectionConfig: signed, PoolConfig: signed };
const typeorm: GivenFields = { password: "password", url: "connection-string" };

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
  types: {
    pg: { ClientConfig: connected, PoolConfig: connected, ConnectionConfig: connected },
    ...Object.fromEntries(["mysql", "mysql2", "mysql2/promise"].map((name) => [name, mysql])),
    ioredis: { RedisOptions: signed },
    typeorm: { DataSourceOptions: typeorm, ConnectionOptions: typeorm },
  },
  documentation:
    "https://node-postgres.com/apis/client, https://typeorm.io/docs/data-source/data-source-options, https://nodemailer.com/smtp, https://sequelize.org/api/v6/class/src/sequelize.js~sequelize, https://github.com/redis/ioredis",
  examples: {
    leaking: [
      `import { DataSource } from "typeorm";
const source = new DataSource(given);
console.log("source", source.options);`,
      `import nodemailer from "nodemailer";
const post = nodemailer.createTransport(given);
console.log("post", post.options);`,
      `const mysql = require("mysql");
const pool = mysql.createPool(given);
console.log("pool", pool.config.connectionConfig);`,
      `import Redis from "ioredis";
const store = new Redis(given);
console.log("store", store.options);`,
      `import { Sequelize } from "sequelize";
const rows = new Sequelize(given);
console.log("rows", rows.config);`,
      `import { Pool, type PoolConfig } from "pg";
export function connect(config: PoolConfig) { console.log("connecting", config); return new Pool(config); }`,
      `import { createPool, type PoolOptions } from "mysql2/promise";
export function connect(given: PoolOptions) { console.log("connecting", given); return createPool(given); }`,
      `import type { RedisOptions } from "ioredis";
export function connect(given: RedisOptions) { console.log("connecting", given); }`,
      `import { DataSource, type DataSourceOptions } from "typeorm";
export function connect(given: DataSourceOptions) { console.log("connecting", given); return new DataSource(given); }`,
    ],
    safe: [
      `import { DataSource } from "typeorm";
const source = new DataSource(given);
console.log("source", source.options.type);`,
    ],
  },
};
