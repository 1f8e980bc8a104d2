// Copies and merged objects carry what the objects carry that they are made of.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (made: string): readonly string[] =>
  findingsIn(
    "no-unfiltered-object-in-log",
    `import _ from "lodash"; import deepmerge from "deepmerge"; import camelcaseKeys from "camelcase-keys";
export const add = (req, res) => { const made = ${made}; console.log("given", made); };`,
  ).map(({ category }) => category);

test.each([
  "_.cloneDeep(req.body)",
  "_.merge({}, req.body)",
  "_.defaults(req.body, { page: 1 })",
  "_.omitBy(req.body, _.isNil)",
  "_.mapKeys(req.body, (value, key) => key.toLowerCase())",
  "deepmerge({ page: 1 }, req.body)",
  "camelcaseKeys(req.body)",
])("%s is all that the client sent", (made) => {
  expect(found(made)).toEqual(["request-body"]);
});

test.each([`_.pick(req.body, ["page"])`, `_.pickBy(req.body, (value, key) => key === "page")`, `_.size(req.body)`])(
  "%s is not",
  (made) => {
    expect(found(made)).toEqual([]);
  },
);
