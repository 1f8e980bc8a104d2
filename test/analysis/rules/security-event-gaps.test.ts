// Which refusals and gaps are worth a finding: plans, missing things and the no of another server are none, and one cause is told once.
import { describe, expect, it, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string): readonly string[] =>
  findingsIn("require-security-event", code).map(
    ({ event, range }) => `${event} ${code.slice(range.start, range.end)}`,
  );

describe("refusals that speak of something else", () => {
  it.each([
    [
      "a plan that was not bought",
      `app.get("/archetypes", async (req, res) => {
        if (!orgHasPremiumFeature(req.organization, "archetypes")) return res.status(403).json({ message: "Not for you" });
        res.json(await archetypes.list());
      });`,
    ],
    [
      "a text that asks for a better plan",
      `app.post("/members", async (req, res) => {
        if (!req.workspace.limits.teamEnabled) return res.status(403).json({ message: "Upgrade to Pro to invite members." });
        res.json(await invite(req.body.email));
      });`,
    ],
    [
      "a used up allowance of the plan",
      `app.post("/describe", async (req, res) => {
        const seconds = await secondsUntilAiCanBeUsedAgain(req.organization);
        if (seconds > 0) return res.status(429).json({ message: "Over AI usage limits" });
        res.json(await describeMetric(req.body.id));
      });`,
    ],
    [
      "a thing that is not there",
      `app.post("/sso", async (req, res) => {
        const connection = await connections.get(req.body.tenant);
        if (!connection) return res.status(403).json({ error: "SAML connection not found." });
        res.json(connection);
      });`,
    ],
    [
      "a storage that is switched off",
      `app.get("/files/:id", async (req, res) => {
        if (!storage.isReadable(req.params.id)) { res.writeHead(403); res.end("Reading from this storage is disabled by configuration"); return; }
        res.json(await storage.read(req.params.id));
      });`,
    ],
    [
      "a new password that is too short",
      `export async function updatePassword(userId: string, password: string) {
        if (!isValidPassword(password)) throw new Error("Password needs to be at least 8 characters long.");
        await save(userId, await hash(password));
      }`,
    ],
    [
      "another server that did not answer",
      `export async function boards(req, res) {
        const answer = await trello.boards();
        if (!answer.ok) { res.status(429).json({ error: "Trello still fails after 3 retries" }); return; }
        res.json(answer);
      }`,
    ],
    [
      "a function that answers for the errors of others",
      `export function sendHttpError(res, message: string) {
        if (message.includes("certificate")) res.status(400).json({ message });
        else res.status(403).json({ message });
      }`,
    ],
  ])("%s", (_, code) => {
    expect(found(code)).toEqual([]);
  });

  test("a list of what happened to users is no account", () => {
    const code = `app.post("/impersonate", async (req, res) => { await ImpersonatedUsers.insert({ adminId: req.user.id }); res.end(); });`;
    expect(found(code)).toEqual([]);
  });

  test("an account that holds money is nobody's account", () => {
    const code = `app.delete("/account/:id", async (req, res) => {
      const { balance, userId } = await accounts.find(req.params.id);
      await accountService.deleteAccount({ id: req.params.id, userId, balance });
      res.end();
    });`;
    expect(found(code)).toEqual([]);
  });

  test("the role that is missing counts, whatever the text says", () => {
    const code = `app.get("/reports", async (req, res) => {
      if (!hasPermission(req.user, "reports")) return res.status(403).json({ error: "Report not found" });
      res.json(await reports.list());
    });`;
    expect(found(code)).toEqual([`authz_fail return res.status(403).json({ error: "Report not found" });`]);
  });
});

test("the same refusal in many handlers of a file is told of three of them, with how many more there are", () => {
  const handler = (path: string): string => `app.post("/${path}", async (req, res) => {
    if (!canManage(req.user)) return res.status(403).end();
    res.json(await orders.${path}(req.body));
  });`;
  const findings = findingsIn(
    "require-security-event",
    ["ship", "pack", "hold", "scan", "tape"].map(handler).join("\n"),
  );
  const said = "denies access, because `canManage` says no, and logs nothing (authz_fail)";
  expect(findings.map(({ message }) => message)).toEqual([
    `\`POST /ship\` ${said}; 2 more places in this file like it.`,
    `\`POST /pack\` ${said}.`,
    `\`POST /hold\` ${said}.`,
  ]);
});
