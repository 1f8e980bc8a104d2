// Calls of other services that were checked by their signature: they say who paid, signed up or was written to.
import { alike, each, type DataSource, type Given } from "./data-source.ts";

const body = "request-body";
/** What it is about stands in a field of its own. */
const about: Given = { data: body };

export const webhooks: DataSource = {
  id: "webhooks",
  title: "Verified webhooks",
  gives: {
    stripe: each(
      ["#.webhooks", ".Stripe#.webhooks", "().webhooks", ".webhooks", ".Stripe.webhooks"],
      ["constructEvent", "constructEventAsync"],
      { data: { object: body } },
    ),
    ...alike(["svix", "standardwebhooks"], { ".Webhook#.verify()": body }),
    ...alike(
      ["@clerk/nextjs/webhooks", "@clerk/express/webhooks", "@clerk/fastify/webhooks", "@clerk/backend/webhooks"],
      {
        ".verifyWebhook()": about,
      },
    ),
    "@paddle/paddle-node-sdk": { ".Paddle#.webhooks.unmarshal()": about },
    "@workos-inc/node": { ".WorkOS#.webhooks.constructEvent()": about },
  },
  documentation:
    "https://docs.stripe.com/webhooks/signature, https://docs.svix.com/receiving/verifying-payloads/how, https://clerk.com/docs/webhooks/sync-data, https://developer.paddle.com/webhooks/signature-verification, https://workos.com/docs/events/data-syncing/webhooks",
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
      `const stripe = require("stripe")(key);
export function receive(raw, signature) { console.log("received", stripe.webhooks.constructEvent(raw, signature, secret).data.object); }`,
      `import Stripe from "stripe";
export function receive(raw, signature) { console.log("received", Stripe.webhooks.constructEvent(raw, signature, secret)); }`,
      `import { Stripe } from "stripe";
export async function receive(raw, signature) { console.log("received", await Stripe.webhooks.constructEventAsync(raw, signature, secret)); }`,
      `import { Stripe } from "stripe";
const stripe = new Stripe(key);
export function receive(raw, signature) { console.log("received", stripe.webhooks.constructEvent(raw, signature, secret)); }`,
      `import { verifyWebhook } from "@clerk/nextjs/webhooks";
export async function POST(request) { const event = await verifyWebhook(request); console.log("received", event.data); }`,
      `import { Paddle } from "@paddle/paddle-node-sdk";
const paddle = new Paddle(key);
export async function receive(raw, signature) { const event = await paddle.webhooks.unmarshal(raw, secret, signature); console.log("received", event); }`,
      `import { WorkOS } from "@workos-inc/node";
const workos = new WorkOS(key);
export async function receive(payload, sigHeader) {
  const webhook = await workos.webhooks.constructEvent({ payload, sigHeader, secret });
  console.log("received", webhook);
}`,
    ],
    safe: [
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export function receive(raw, signature) { const event = stripe.webhooks.constructEvent(raw, signature, secret); console.log("received", event.type, event.id); }`,
    ],
  },
};
