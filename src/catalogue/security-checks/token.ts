// Verification of tokens: signed claims, identity tokens, API keys, tickets.
import { phrases, wordSet } from "../events/phrases.ts";
import type { SecurityCheck } from "./security-check.ts";

export const token: SecurityCheck = {
  id: "token",
  failure: "a token did not verify",
  event: "authn_token_verify_fail",
  apis: [
    {
      packages: [
        "jsonwebtoken",
        "fast-jwt",
        "njwt",
        "jws",
        "hono/jwt",
        "@tsndr/cloudflare-worker-jwt",
        "paseto",
        "jsonwebtoken-esm",
      ],
      functions: ["verify", "createVerifier"],
    },
    { packages: ["jwt-simple"], functions: ["decode"] },
    {
      packages: ["jose", "jose-node-cjs-runtime"],
      functions: [
        "jwtVerify",
        "jwtDecrypt",
        "compactVerify",
        "flattenedVerify",
        "generalVerify",
        "compactDecrypt",
        "verify",
      ],
    },
    {
      packages: ["google-auth-library", "firebase-admin", "firebase-admin/auth"],
      functions: ["verifyIdToken", "verifySignedJwtWithCertsAsync", "verifySessionCookie"],
    },
    { packages: ["aws-jwt-verify", "@okta/jwt-verifier"], functions: ["verify", "verifyAccessToken", "verifyIdToken"] },
    {
      packages: ["@clerk/backend", "@clerk/nextjs/server", "@clerk/express"],
      functions: ["verifyToken", "authenticateRequest"],
    },
    { packages: ["openid-client"], functions: ["callback", "authorizationCodeGrant", "introspect", "userinfo"] },
    { packages: ["@nestjs/jwt"], functions: ["verify", "verifyAsync"] },
  ],
  names: phrases(
    "verify|validate|check|authenticate|assert access|auth|id|identity|refresh|session|bearer|jwt|api|reset|invite|csrf|user|login|signed token",
    "verify|validate|authenticate|assert token|jwt|jws|bearer|apikey",
    "verify|validate|authenticate|check api key",
    "verify and decode|get token|jwt",
    "verify|validate claims",
  ),
  except: wordSet(
    "count limit budget usage length format type name balance address contract params options optional syntax expiry",
  ),
  reported: [
    {
      title: "an invalid token becomes nothing",
      code: `import jwt from "jsonwebtoken";\nexport function readToken(token) {\n  try {\n    return jwt.verify(token, process.env.JWT_SECRET);\n  } «catch» {\n    return null;\n  }\n}`,
    },
    {
      title: "a rejected promise",
      code: `import { jwtVerify } from "jose";\nexport const claimsOf = (token, key) => jwtVerify(token, key).catch(«() => undefined»);`,
    },
    {
      title: "an error-first callback",
      code: `const jwt = require("jsonwebtoken");\nmodule.exports = (req, res, next) => {\n  jwt.verify(req.cookies.session, process.env.JWT_SECRET, (err, claims) => {\n    if («err») return next();\n    req.claims = claims;\n    next();\n  });\n};`,
    },
  ],
  silent: [
    {
      title: "logged",
      code: `import jwt from "jsonwebtoken";\nimport { log } from "./log.js";\nexport function readToken(token) {\n  try {\n    return jwt.verify(token, process.env.JWT_SECRET);\n  } catch (error) {\n    log.warn({ reason: error.message }, "token did not verify");\n    return null;\n  }\n}`,
    },
    {
      title: "thrown as another error",
      code: `import jwt from "jsonwebtoken";\nexport function readToken(token) {\n  try {\n    return jwt.verify(token, process.env.JWT_SECRET);\n  } catch (cause) {\n    throw new Unauthorized("bad token", { cause });\n  }\n}`,
    },
    {
      title: "decoded only",
      code: `import jwt from "jsonwebtoken";\nexport function subjectOf(token) {\n  try {\n    return jwt.decode(token).sub;\n  } catch {\n    return undefined;\n  }\n}`,
    },
  ],
};
