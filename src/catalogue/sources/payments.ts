// Payment services: who pays, and the secrets with which a page finishes a payment.
import { each, type DataSource, type Given } from "./data-source.ts";

/** `new Stripe(key)`, `require("stripe")(key)`. */
const stripe = (resource: string): readonly string[] => ["#", ".Stripe#", "()"].map((owner) => `${owner}.${resource}`);

const details: Given = { email: "email", name: "person-name", phone: "phone", address: "postal-address" };
/** Not to be stored or logged: https://docs.stripe.com/api/payment_intents/object#payment_intent_object-client_secret */
const intent: Given = { client_secret: "client-secret", receipt_email: "email" };
/** https://docs.stripe.com/api/checkout/sessions/object; who pays is known once it was paid. */
const begun: Given = { customer_email: "email" };
const paid: Given = { customer_email: "email", customer_details: details };
/** https://docs.stripe.com/api/charges/object, https://docs.stripe.com/api/payment_methods/object */
const billed: Given = { billing_details: details, receipt_email: "email" };

export const payments: DataSource = {
  id: "payments",
  title: "Payment services",
  gives: {
    stripe: {
      ...each(stripe("customers"), ["create", "retrieve", "update"], details),
      ...each(
        [...stripe("paymentIntents"), ...stripe("setupIntents")],
        ["create", "retrieve", "update", "confirm", "capture", "cancel"],
        intent,
      ),
      ...each(stripe("checkout.sessions"), ["create", "expire"], begun),
      ...each(stripe("checkout.sessions"), ["retrieve"], paid),
      ...each(stripe("charges"), ["create", "retrieve", "update", "capture"], billed),
      ...each(stripe("paymentMethods"), ["create", "retrieve", "update", "attach", "detach"], billed),
    },
  },
  documentation: "https://docs.stripe.com/api",
  examples: {
    leaking: [
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export async function show(id) { const found = await stripe.customers.retrieve(id); console.log("found", found); }`,
      `const stripe = require("stripe")(key);
exports.pay = async (amount) => { const made = await stripe.paymentIntents.create({ amount }); console.log("began", made); return made.client_secret; };`,
      `import Stripe from "stripe";
export class Payments {
  constructor(private readonly stripe: Stripe) {}
  async finish(id: string) { const done = await this.stripe.checkout.sessions.retrieve(id); console.log(done.customer_details.email); }
}`,
    ],
    safe: [
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export async function show(id) { const found = await stripe.customers.retrieve(id); console.log("found", found.id); }`,
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export async function pay(form) { const made = await stripe.paymentIntents.create(form); console.log("began", made.id, made.status); }`,
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export async function pay(form) { const made = await stripe.refunds.create(form); console.log("refund", made.status); }`,
    ],
  },
};
