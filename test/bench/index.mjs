// The benches, one file each: `npm run bench` runs all of them, `npm run bench -- check` one.
import * as check from "./check.mjs";
import * as correlate from "./correlate.mjs";
import * as edit from "./edit.mjs";
import * as logs from "./logs.mjs";
import * as many from "./many.mjs";
import * as repository from "./repository.mjs";
import * as server from "./server.mjs";

/** Each prints its own lines when it runs. */
export const benches = [check, correlate, edit, server, many, repository, logs];
