// Made-up TypeScript that logs what it must not, with declared types; it compiles strictly against the real types of the libraries.
import fc from "fast-check";

const loggers = {
  pino: {
    setup: `import { pino } from "pino";\nconst log = pino({ level: "info" });\n`,
    call: "log.info",
    isFirst: true,
  },
  child: {
    setup: `import { pino, type Logger } from "pino";\nconst log: Logger = pino().child({ module: "auth" }, { redact: ["nothing"] });\n`,
    call: "log.warn",
    isFirst: true,
  },
  winston: {
    setup: `import winston from "winston";\nconst log = winston.createLogger();\n`,
    call: "log.info",
    isFirst: false,
  },
  leveled: {
    setup: `import { createLogger } from "winston";\nconst log = createLogger();\n`,
    call: `log.log`,
    isFirst: false,
  },
  bunyan: {
    setup: `import bunyan from "bunyan";\nconst log = bunyan.createLogger({ name: "shop" });\n`,
    call: "log.info",
    isFirst: true,
  },
  nest: {
    setup: `import { Logger } from "@nestjs/common";\nconst log = new Logger("Payments");\n`,
    call: "log.warn",
    isFirst: false,
  },
  console: { setup: "", call: "console.log", isFirst: false },
} as const;

const declarations = `import axios from "axios";
interface Address { readonly street: string; readonly city: string }
interface User { id: string; email: string; passwordHash: string; active: boolean; address: Address; createdAt: Date }
type Account = { readonly id: number; accessToken: string; plan: "free" | "paid" };
`;

const texts = [
  "password",
  "apiKey",
  "user.email",
  "user.passwordHash",
  "account?.accessToken",
  "token!",
  "process.env.DB_PASSWORD",
  "databaseUrl",
  "(password as string)",
];
const wholes = ["user", "account", "users", "error", "process.env"];

const shapes = {
  argument: (value: string) => [`"signed in"`, value],
  template: (value: string) => ["`signed in with ${" + value + "}`"],
  sum: (value: string) => [`"signed in with " + ${value}`],
  format: (value: string) => [`"signed in %s with %s"`, "orderId", value],
  json: (value: string) => [`"signed in"`, `JSON.stringify(${value})`],
  chosen: (value: string) => [`"signed in"`, `user.active ? ${value} : orderId`],
  field: (value: string) => [`"signed in"`, `{ orderId, it: ${value} }`],
  only: (value: string) => [`"signed in"`, `{ it: ${value} }`],
  nested: (value: string) => [`"signed in"`, `{ orderId, inner: { it: ${value} } }`],
  ordered: (value: string) => ["`order ${orderId} of ${user.id}`", `{ it: ${value} }`],
  mixed: (value: string) => ["`order ${orderId} with ${" + value + "}`"],
} as const;

/** The text of one TypeScript module without type errors. */
export const typedArbitrary: fc.Arbitrary<string> = fc
  .record({
    logger: fc.constantFrom(...(Object.keys(loggers) as (keyof typeof loggers)[])),
    shape: fc.constantFrom(...(Object.keys(shapes) as (keyof typeof shapes)[])),
    value: fc.constantFrom(...texts, ...wholes),
  })
  .map(({ logger, shape, value }) => {
    const { setup, call, isFirst } = loggers[logger];
    const [message = "", fields, ...rest] = shapes[shape](value);
    const isMerged = isFirst && fields !== undefined && fields.startsWith("{");
    const args = isMerged ? [fields, message] : [message, ...(fields === undefined ? [] : [fields]), ...rest];
    const leveled = logger === "leveled" ? [`"info"`, ...args] : args;
    return `${declarations}${setup}
export async function run(user: User, account: Account | undefined, users: readonly User[], orderId: number): Promise<void> {
  const password: string = String(process.argv[2]);
  const apiKey = process.env.API_KEY ?? "";
  const token: string | undefined = process.env.TOKEN;
  const databaseUrl = process.env.DATABASE_URL ?? "";
  try {
    await axios.post("https://pay.example.com", { orderId, users, account }, { headers: { Authorization: apiKey, token, password, databaseUrl } });
  } catch (error) {
    ${call}(${leveled.join(", ")});
    throw error;
  }
}
`;
  });
