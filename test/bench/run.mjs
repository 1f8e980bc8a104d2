// `npm run bench -- [id…] [--folder DIR]`: measures the engines against a plain reference in the same run. Nothing here fails a build.
import os from "node:os";
import { parseArgs } from "node:util";
import { benches } from "./index.mjs";

const { values, positionals: wanted } = parseArgs({ options: { folder: { type: "string" } }, allowPositionals: true });
const unknown = wanted.filter((id) => !benches.some((bench) => bench.id === id));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown[0]}"; there are ${benches.map(({ id }) => id).join(", ")}.`);
  process.exit(2);
}
const load = os.loadavg()[0] ?? 0;
console.log(`Node ${process.version}, ${os.availableParallelism()} cores, load ${load.toFixed(1)} at the start`);
for (const bench of benches) if (wanted.length === 0 || wanted.includes(bench.id)) await bench.run(values);
