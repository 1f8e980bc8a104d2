import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/global-setup.ts",
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "test/bench/**", "test/fixtures/**", "test/soak/**"],
    // Parsing and worker tests share two cores with everything else on a CI machine.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
