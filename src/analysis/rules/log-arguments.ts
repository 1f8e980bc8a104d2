// In which order libraries take fields and message, and what they do with an argument that stands elsewhere.

/** `fields-first`: `(fields, message)`; `message-first`: `(message, fields)`. */
export interface ArgumentOrder {
  readonly order: "fields-first" | "message-first";
  /** What follows the message without a placeholder in it is lost. */
  readonly dropsExtras: boolean;
  /** Name of the library, as messages call it. */
  readonly title: string;
}

/** By id of the library; others have no fields, or take anything in any order. */
export const argumentOrders: Readonly<Record<string, ArgumentOrder>> = {
  pino: { order: "fields-first", dropsExtras: true, title: "pino" },
  fastify: { order: "fields-first", dropsExtras: true, title: "pino" },
  "nestjs-pino": { order: "fields-first", dropsExtras: false, title: "pino" },
  bunyan: { order: "fields-first", dropsExtras: false, title: "bunyan" },
  roarr: { order: "fields-first", dropsExtras: false, title: "Roarr" },
  winston: { order: "message-first", dropsExtras: false, title: "winston" },
  "aws-powertools": { order: "message-first", dropsExtras: false, title: "Powertools" },
  "firebase-functions": { order: "message-first", dropsExtras: false, title: "the Firebase logger" },
};
