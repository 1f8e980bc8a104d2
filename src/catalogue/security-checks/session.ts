// Checks of sessions: sealed cookies, session look-ups that throw.
import { phrases, wordSet } from "../events/phrases.ts";
import type { SecurityCheck } from "./security-check.ts";

export const session: SecurityCheck = {
  id: "session",
  failure: "a session did not verify",
  event: "authn_token_verify_fail",
  apis: [
    { packages: ["iron-session", "@hapi/iron", "iron-webcrypto"], functions: ["unsealData", "unseal"] },
    { packages: ["next-auth/jwt", "@auth/core/jwt"], functions: ["decode"] },
    { packages: ["lucia"], functions: ["validateSession", "validateSessionCookie"] },
    {
      packages: ["supertokens-node", "supertokens-node/recipe/session"],
      functions: ["getSessionWithoutRequestResponse"],
    },
  ],
  names: phrases(
    "verify|validate|authenticate session|cookie",
    "verify|validate user|login|admin session",
    "verify|authenticate request|connection|handshake|socket",
  ),
  except: wordSet("body schema params query input length format config options timeout id version origin"),
  reported: [
    {
      title: "a sealed cookie",
      code: `import { unsealData } from "iron-session";\nexport async function sessionOf(cookie) {\n  try {\n    return await unsealData(cookie, { password: process.env.COOKIE_SECRET });\n  } «catch» {\n    return {};\n  }\n}`,
    },
  ],
  silent: [
    {
      title: "the body of a request",
      code: `import { validateRequestBody } from "./validation.js";\nexport function isComplete(body) {\n  try {\n    validateRequestBody(body);\n    return true;\n  } catch {\n    return false;\n  }\n}`,
    },
  ],
};
