// The log formats, most telling first: a line belongs to the first that accepts it.
import { createRegistry } from "../../base/registry.ts";
import { combinedAccess } from "./combined-access.ts";
import { json } from "./json.ts";
import { logfmt } from "./logfmt.ts";
import { syslog } from "./syslog.ts";
import { syslog5424 } from "./syslog-5424.ts";
import { timestamped } from "./timestamped.ts";

/** Lines that none accepts are of the format `text`. */
export const logFormats = createRegistry("log format", [json, combinedAccess, syslog5424, logfmt, syslog, timestamped]);
