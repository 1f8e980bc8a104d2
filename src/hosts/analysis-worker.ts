// Entry of the worker thread that analyses files; bundled as dist/worker.mjs.
import { analyzeSource } from "../analysis/analyze.ts";
import { serveAnalysis } from "./worker-loop.ts";

serveAnalysis(analyzeSource);
