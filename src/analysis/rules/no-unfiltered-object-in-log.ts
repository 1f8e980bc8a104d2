// no-unfiltered-object-in-log: a whole request, environment, entity or HTTP-client error is logged.
import type { Rule } from "../rule.ts";
import { exposureReports, type Leak } from "./exposure-reports.ts";

const remedies: Readonly<Record<string, string>> = {
  "http-error": "log its `message`, `code` and `response.status` instead",
  environment: "log the variables you need by name",
  "command-line": "log the name of the command instead",
};

function remedy({ exposures }: Leak): string {
  return remedies[exposures[0]?.taint.category ?? ""] ?? "log the fields you need instead";
}

export const noUnfilteredObjectInLog: Rule = {
  id: "no-unfiltered-object-in-log",
  level: "warning",
  docs: {
    title: "No whole object that carries secrets or personal data in a log",
    description:
      "Most leaks of mature programs are whole objects: a request, its headers or body, the environment, a user from the " +
      "database, the error of an HTTP client that shows the request with its `Authorization` header. The logging call never " +
      "names the secret, and a field that is added to the object next year is logged as well.\n\n" +
      "Seclog knows such objects by what they are (requests of web frameworks, `process.env`, answers of token endpoints, " +
      "errors of clients whose request carried a credential) and by their declared types and schemas. Taking the sensitive " +
      "fields out, choosing the safe ones, or a redaction that covers them makes the call silent.",
    remedy: "Log the fields that you need, or an id.",
    cwe: [532],
    asvs: ["16.2.5"],
    owasp: ["A09:2021"],
    securitySeverity: "6.5",
    bad: [
      {
        title: "Request headers",
        code: `export function hook(req, res) {\n  console.log("hook called", «req.headers»);\n  res.end();\n}`,
      },
      {
        title: "Request body",
        code: `import pino from "pino";\nconst logger = pino();\nexport const signUp = (req, res) => logger.info({ «body: req.body» }, "sign-up");`,
      },
      { title: "The environment", code: `console.debug("starting with", JSON.stringify(«process.env»));` },
      {
        title: "An error that shows the request",
        code: `import axios from "axios";\nexport async function pay(url, apiKey) {\n  try {\n    await axios.post(url, {}, { headers: { Authorization: apiKey } });\n  } catch (error) {\n    console.error("payment failed", «error»);\n  }\n}`,
      },
      {
        title: "The answer of a token endpoint",
        code: `export async function token(code) {\n  const response = await fetch("https://id.example.com/oauth2/token", { method: "POST", body: code });\n  const data = await response.json();\n  console.log("signed in", «data»);\n}`,
      },
    ],
    good: [
      {
        title: "The fields that are needed",
        code: `export function hook(req, res) {\n  console.log("hook called", req.headers["user-agent"], req.body.orderId);\n}`,
      },
      {
        title: "Without the sensitive field",
        code: `export function signUp(req, res) {\n  const { password, ...rest } = req.body;\n  console.log("sign-up", rest);\n}`,
      },
      {
        title: "What an error says",
        code: `import axios from "axios";\nexport async function pay(url, apiKey) {\n  try {\n    await axios.post(url, {}, { headers: { Authorization: apiKey } });\n  } catch (error) {\n    console.error("payment failed", error.message, error.response?.status);\n  }\n}`,
      },
      { title: "Names of variables", code: `console.debug("starting with", Object.keys(process.env).length);` },
    ],
  },
  check: (file) => exposureReports(file, { kind: "object", remedy }),
};
