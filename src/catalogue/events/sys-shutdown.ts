// Shutdown: `sys_shutdown` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sysShutdown: SecurityEvent = {
  id: "sys-shutdown",
  name: "sys_shutdown",
  title: "Shutdown",
  does: "stops the server",
  outcome: "success",
  severity: "INFO",
  fields: ["object", "reason"],
  required: "profile",
  references: { asvs: ["16.3.4"], pci: ["10.2.1.6"], hipaa: ["164.312(b)"] },
  missing: [
    `process.on("SIGTERM", () => { server.close(); });`,
    `process.once("SIGINT", async () => { await app.close(); });`,
    `process.on("SIGTERM", function stop() { fastify.close(); });`,
  ],
  silent: [
    `process.on("SIGTERM", () => { console.info("stopping"); server.close(); });`,
    `process.once("SIGINT", async () => { console.warn("interrupted"); await app.close(); });`,
    `process.on("SIGTERM", function stop() { fastify.log.info("stopping"); fastify.close(); });`,
  ],
};
