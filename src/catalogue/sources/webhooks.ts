// Calls of other services that were checked by their signature: they say who paid, signed up or was written to.
import { alike, each, type DataSource } from "./data-source.ts";

const body = "request-body";

export const webhooks: DataSource = {
  id: "webhooks",
  title: "Verified webhooks",
  gives: {
    stripe: each(
      ["#.webhooks", ".Stripe#.webhooks", "().webhooks", ".webhooks", ".Stripe.webhooks"],
      ["constructEvent", "constructEventAsync"],
      body,
    ),
    ...alike(["svix", "standardwebhooks"], { ".Webhook#.verify()": body }),
    ...alike(
      ["@clerk/nextjs/webhooks", "@clerk/express/webhooks", "@clerk/fastify/webhooks", "@clerk/backend/webhooks"],
      {
        ".verifyWebhook()": body,
      },
    ),
    "@paddle/paddle-node-sdk": { ".Paddle#.webhooks.unmarshal()": body },
    "@workos-inc/node": { ".WorkOS#.webhooks.constructEvent()": body },
  },
  documentation:
    "https://docs.stripe.com/webhooks/signature, https://docs.svix.com/receiving/verifying-payloads/how, https://clerk.com/docs/webhooks/sync-data",
  examples: {
    leaking: [
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export function receive(raw, signature) {
  let event;
  try { event = stripe.webhooks.constructEvent(raw, signature, secret); } catch { return 400; }
  console.log("received", event);
}`,
      `import { Webhook } from "svix";
export function receive(raw, headers) { const said = new Webhook(secret).verify(raw, headers); console.log("received", said); }`,
    ],
    safe: [
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export function receive(raw, signature) { const event = stripe.webhooks.constructEvent(raw, signature, secret); console.log("received", event.type, event.id); }`,
    ],
  },
};
