// Signatures: of messages, files, webhooks, cookies, assertions of identity providers.
import { phrases, wordSet } from "../events/phrases.ts";
import type { SecurityCheck } from "./security-check.ts";

export const signature: SecurityCheck = {
  id: "signature",
  failure: "a signature did not verify",
  event: "malicious_integrity_fail",
  apis: [
    { packages: ["crypto", "node:crypto"], functions: ["verify"] },
    { packages: ["stripe"], functions: ["constructEvent", "constructEventAsync", "verifyHeader"] },
    {
      packages: ["svix", "standardwebhooks", "@octokit/webhooks", "@octokit/webhooks-methods"],
      functions: ["verify", "verifyAndReceive"],
    },
    { packages: ["twilio"], functions: ["validateRequest", "validateRequestWithBody", "validateExpressRequest"] },
    {
      packages: ["@slack/bolt", "@slack/events-api", "@slack/web-api"],
      functions: ["verifySlackRequest", "verifyRequestSignature"],
    },
    { packages: ["discord-interactions", "tweetnacl"], functions: ["verifyKey", "verify"] },
    { packages: ["@shopify/shopify-api"], functions: ["validate", "validateHmac"] },
    {
      packages: ["openpgp", "node-forge", "http-signature", "cookie-signature", "xml-crypto", "@noble/ed25519"],
      functions: ["verify", "verifySignature", "checkSignature", "unsign"],
    },
    {
      packages: ["samlify", "@node-saml/node-saml", "passport-saml", "@boxyhq/saml20"],
      functions: [
        "parseLoginResponse",
        "validatePostResponse",
        "validatePostResponseAsync",
        "validate",
        "validateRedirectAsync",
      ],
    },
    { packages: ["sigstore"], functions: ["verify"] },
  ],
  names: phrases(
    "verify|validate|check|authenticate webhook|request|message|payload|cookie|body|slack|stripe|github|saml signature|hmac",
    "verify|validate|check signature|hmac|webhook|mac",
    "verify|validate saml",
    "construct|verify webhook event",
    "is valid|verified signature",
  ),
  except: wordSet("url options config exists required uniqueness name schema enabled params method type function call"),
  reported: [
    {
      title: "a webhook",
      code: `import Stripe from "stripe";\nconst stripe = new Stripe(process.env.STRIPE_KEY);\nexport function eventOf(req) {\n  try {\n    return stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], process.env.STRIPE_WEBHOOK_SECRET);\n  } «catch» (err) {\n    return undefined;\n  }\n}`,
    },
  ],
  silent: [
    {
      title: "sent to an error tracker",
      code: `import Stripe from "stripe";\nimport * as Sentry from "@sentry/node";\nconst stripe = new Stripe(process.env.STRIPE_KEY);\nexport function eventOf(req) {\n  try {\n    return stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], process.env.STRIPE_WEBHOOK_SECRET);\n  } catch (err) {\n    Sentry.captureException(err);\n    return undefined;\n  }\n}`,
    },
  ],
};
