// With which characters a match can begin: enough to skip an expression, never too few.
import { expect, test } from "vitest";
import { recognisers } from "../../../src/logs/events/index.ts";
import { firstLetters } from "../../../src/logs/events/first-letters.ts";

function written(expression: RegExp): string | undefined {
  const letters = firstLetters(expression);
  return letters && [...letters].map((can, code) => (can ? String.fromCharCode(code) : "")).join("");
}

test.each([
  [/^Failed password/, "F"],
  [/^failed password/i, "Ff"],
  [/^(?:error: )?(?:PAM: )?Authentication failure/, "APe"],
  [/^(?<user>[a-c]{1,9}) logged in/, "abc"],
  [/^(?:accept|re(?:fused|jected)) from/, "ar"],
  [/^(?!root)\d{1,3} attempts/, "0123456789"],
  [/^\[?pid/, "[p"],
  [/^x{0,2}y*z+ done/, "xyz"],
  [/^\x41\u0042|\$/, "$A"],
])("%s begins with one of %j", (expression, letters) => {
  expect(written(expression)).toBe(letters);
});

test.each([/password/, /^(?:a|b?)$/, /^\s*$/, /^(?=x)/])("%s tells nothing", (expression) => {
  expect(firstLetters(expression)).toBeUndefined();
});

test("what a recogniser knows it finds behind brackets, names and numbers too", () => {
  for (const recogniser of recognisers.entries)
    for (const { body, logger, meaning } of recogniser.samples)
      if (meaning?.event)
        expect(recogniser.recognise(body, logger), `${recogniser.id}: ${body}`).toMatchObject({ event: meaning.event });
});
