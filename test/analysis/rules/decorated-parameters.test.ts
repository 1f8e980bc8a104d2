// What a decorator takes out of a request: a part is what its name says, a parsed body is no text, and a text is no object.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const exposure = ["no-secret-in-log", "no-personal-data-in-log", "no-unfiltered-object-in-log", "no-log-injection"];
const found = (code: string): readonly string[] =>
  findingsIn(undefined, code)
    .filter(({ rule }) => exposure.includes(rule))
    .map(({ rule, category }) => `${rule} ${category}`);

const handler = (parameter: string, body: string): string =>
  `@Controller("orders") export class Orders { @Post() create(${parameter}) { ${body} } }`;

test.each([
  [
    "one argument of a query is no whole body",
    `@Args("amount") amount: string, @Args("slug") slug: string`,
    "console.log('transfer', { amount, slug });",
    [],
  ],
  ["an input is what its type says", `@Args("input") input: TransferInput`, "console.log('transfer', { input });", []],
  [
    "all arguments are a whole",
    "@Args() given: TransferArgs",
    "console.log('transfer', { given });",
    ["no-unfiltered-object-in-log request-body"],
  ],
  [
    "a header is a credential by its name",
    `@Headers("authorization") given: string`,
    "console.log('called with ' + given);",
    ["no-secret-in-log authorization-header"],
  ],
  [
    "a field of a body is personal by its name",
    `@Body("email") to: string`,
    "console.log('reset', { to });",
    ["no-personal-data-in-log email"],
  ],
  [
    "a text that is taken out can forge lines",
    `@Args("note") note: string`,
    "console.log('note ' + note);",
    ["no-log-injection request-body"],
  ],
  [
    "a text as a whole can, too",
    "@Body() note: string",
    "console.log('note ' + note);",
    ["no-log-injection request-body"],
  ],
  [
    "a field of a parsed body can, too",
    "@Body() order: CreateOrder",
    "console.log('note ' + order.note);",
    ["no-log-injection request-body"],
  ],
  [
    "a parsed body is an object, whose texts are quoted",
    "@Body() order: CreateOrder",
    "console.log('created', order);",
    ["no-unfiltered-object-in-log request-body"],
  ],
] as const)("%s", (...[, parameter, body, expected]) => {
  expect(found(handler(parameter, body))).toEqual(expected);
});
