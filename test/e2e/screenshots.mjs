// `npm run screenshots`: takes the pictures of README anew, in the same VS Code that the tests run in.
process.env.E2E_PICTURES = "1";
process.env.E2E_GREP = "the pictures of README";
await import("./run.mjs");
