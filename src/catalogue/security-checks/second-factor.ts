// Checks of second factors and passkeys.
import { phrases, wordSet } from "../events/phrases.ts";
import type { SecurityCheck } from "./security-check.ts";

export const secondFactor: SecurityCheck = {
  id: "second-factor",
  failure: "a second factor did not verify",
  event: "authn_login_fail",
  apis: [
    {
      packages: ["otplib", "speakeasy", "notp", "otpauth", "node-2fa", "@otplib/preset-default", "time2fa"],
      functions: ["verify", "check", "checkDelta", "verifyDelta", "verifyToken", "validate"],
    },
    {
      packages: ["@simplewebauthn/server", "fido2-lib"],
      functions: ["verifyAuthenticationResponse", "verifyRegistrationResponse", "assertionResult", "attestationResult"],
    },
  ],
  names: phrases(
    "verify|validate|check totp|otp|mfa|2fa|hotp|passkey|webauthn",
    "verify|check two|second factor",
    "verify|check backup|recovery code",
  ),
  except: wordSet("enabled required setup secret status policy"),
  reported: [
    {
      title: "a passkey",
      code: `import { verifyAuthenticationResponse } from "@simplewebauthn/server";\nexport async function passkeyLogin(options) {\n  let verified = false;\n  try {\n    ({ verified } = await verifyAuthenticationResponse(options));\n  } «catch» {}\n  return verified;\n}`,
    },
  ],
  silent: [
    {
      title: "refused with the reason",
      code: `import { verifyAuthenticationResponse } from "@simplewebauthn/server";\nexport async function passkeyLogin(options, next) {\n  try {\n    return await verifyAuthenticationResponse(options);\n  } catch (error) {\n    next(error);\n  }\n}`,
    },
  ],
};
