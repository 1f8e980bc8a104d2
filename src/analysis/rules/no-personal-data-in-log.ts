// no-personal-data-in-log: personal, payment or health data reaches a log.
import type { Rule } from "../rule.ts";
import { exposureReports } from "./exposure-reports.ts";

export const noPersonalDataInLog: Rule = {
  id: "no-personal-data-in-log",
  level: "warning",
  docs: {
    title: "No personal data in a log",
    description:
      "Logs are kept longer, copied further and read by more people than the records they speak of, and nobody deletes a person " +
      "from them. Names, addresses, card numbers and diagnoses in a log are a breach when the log leaks, and a copy that the GDPR, " +
      "HIPAA and PCI DSS make you answer for.\n\n" +
      "Seclog follows personal data from its source (a telling name in the context of a person, a declared type) to the " +
      "logging call. Ids, counts, booleans, hashes and masked values are not personal data. The names of users and addresses of " +
      "clients in security events are wanted there and not reported.",
    remedy: "Log an id of the person, or a hash where lines have to be matched.",
    cwe: [532, 359],
    asvs: ["16.2.5"],
    owasp: ["A09:2021"],
    securitySeverity: "5.0",
    bad: [
      { title: "Direct", code: `export const invite = (user) => console.log("invited", «user.email»);` },
      {
        title: "Field of a logged object",
        code: `import pino from "pino";\nconst logger = pino();\nexport const move = (customer) => logger.info({ id: customer.id, «homeAddress: customer.homeAddress» }, "moved");`,
      },
      {
        title: "In a text",
        code: `export function admit(patient) {\n  console.info(\`admitted with \${«patient.diagnosis»}\`);\n}`,
      },
    ],
    good: [
      { title: "An id", code: `export const invite = (user) => console.log("invited", user.id);` },
      { title: "Not of a person", code: `console.log("product", product.name, config.name);` },
      { title: "Masked", code: `export const pay = (card) => console.log("paid with", maskCard(card.number));` },
      {
        title: "A flag",
        code: `export const check = (user) => console.log("verified", Boolean(user.email), user.emailVerified);`,
      },
    ],
  },
  check: (file) => exposureReports(file, { kind: "personal", remedy: () => "leave it out or log an id instead" }),
};
