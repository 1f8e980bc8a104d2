// `npm run test:soak`: what takes too long for every change. MUTANTS=n and SEED=n choose how many mutants and which.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    globalSetup: "test/global-setup.ts",
    include: ["test/soak/**/*.test.ts"],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
