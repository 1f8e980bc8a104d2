// The benches, one file each: `npm run bench` runs all of them, `npm run bench -- check` one.
import * as check from "./check.mjs";
import * as logs from "./logs.mjs";

/** Each prints its own lines when it runs. */
export const benches = [check, logs];
