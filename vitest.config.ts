import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/global-setup.ts",
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "test/bench/**", "test/fixtures/**", "test/soak/**"],
    // Files share what they import, in one process for each core: loading the engine takes longer than most files of tests.
    isolate: false,
    maxWorkers: "100%",
    // Parsing and worker tests share two cores with everything else on a CI machine.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
