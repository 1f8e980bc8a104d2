// Tool call of a language model: `tool_call` of the OWASP Logging Vocabulary and the rules that ask for it.
import type { SecurityEvent } from "./security-event.ts";

export const toolCall: SecurityEvent = {
  id: "tool-call",
  name: "tool_call",
  title: "Tool call of a language model",
  does: "runs a tool for a language model",
  outcome: "success",
  severity: "INFO",
  fields: ["actor", "object", "outcome"],
  required: "profile",
  references: { asvs: ["16.3.3"], pci: ["10.2.1.4"], hipaa: ["164.308(a)(1)(ii)(D)"] },
  missing: [
    `app.post("/call-tool", async (req, res) => { await agent.run(tool); res.json({ ok: true }); });`,
    `fastify.post("/call-tool", async (request, reply) => { await agent.run(tool); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { @Post("/call-tool") async callTool(@Body() dto: AccountDto) { await agent.run(tool); return { ok: true }; } }`,
  ],
  silent: [
    `app.post("/call-tool", async (req, res) => { await agent.run(tool); req.log.info({ event: "tool_call", userId: req.user.id }, "tool_call"); res.json({ ok: true }); });`,
    `fastify.post("/call-tool", async (request, reply) => { await agent.run(tool); request.log.info({ event: "tool_call", userId: request.user.id }, "tool_call"); return reply.send({ ok: true }); });`,
    `@Controller() export class AccountController { private readonly logger = new Logger("account"); @Post("/call-tool") async callTool(@Body() dto: AccountDto) { await agent.run(tool); this.logger.log(\`tool_call \${dto.id}\`); return { ok: true }; } }`,
  ],
};
