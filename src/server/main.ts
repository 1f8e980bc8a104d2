// Entry of the bundled server: started by an editor with `--stdio`, or forked by one with a channel.
import process from "node:process";
import { createNodeHost } from "../hosts/node.ts";
import { startServer, startServerOnChannel } from "./start.ts";

const host = createNodeHost();
if (process.argv.includes("--stdio") || !process.send) {
  process.exit(await startServer({ host, stdin: process.stdin, stdout: process.stdout }));
} else {
  // The editor is gone when its channel is, whether it said goodbye or not.
  process.once("disconnect", () => process.exit(1));
  process.exit(await startServerOnChannel(host, process));
}
