// Start: `sys_startup` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const sysStartup: SecurityEvent = {
  id: "sys-startup",
  name: "sys_startup",
  title: "Start",
  does: "starts the server",
  outcome: "success",
  severity: "INFO",
  fields: ["object"],
  required: "profile",
  references: { asvs: ["16.3.4"], pci: ["10.2.1.6"], hipaa: ["164.312(b)"] },
  missing: [
    "const app = express(); app.listen(3000);",
    "const server = http.createServer(handler); server.listen(3000);",
    "await fastify.listen({ port: 3000 });",
  ],
  silent: [
    `const app = express(); app.listen(3000, () => { console.info("listening"); });`,
    `const server = http.createServer(handler); server.listen(3000); console.info("listening");`,
    `await fastify.listen({ port: 3000 }); fastify.log.info("listening");`,
  ],
};
