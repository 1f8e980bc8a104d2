// The tailer against its model, over a bounded number of random sequences; `npm run test:soak` plays many more.
import { test } from "vitest";
import { playSequences } from "./tail-model.ts";

const seed = Number(process.env["SEED"] ?? 20_251_122);

test(`reads what was written, over 300 random sequences (SEED=${seed})`, () => playSequences(300, seed));
