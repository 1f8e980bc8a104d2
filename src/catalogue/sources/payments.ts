// Payment services: who pays, and the secrets with which a page finishes a payment.
import { each, type DataSource, type Given, type GivenFields } from "./data-source.ts";

/** `new Stripe(key)`, `require("stripe")(key)`. */
const stripe = (resource: string): readonly string[] => ["#", ".Stripe#", "()"].map((owner) => `${owner}.${resource}`);

const details: GivenFields = { email: "email", name: "person-name", phone: "phone", address: "postal-address" };
/** Not to be stored or logged: https://docs.stripe.com/api/payment_intents/object#payment_intent_object-client_secret */
const intent: GivenFields = { client_secret: "client-secret", receipt_email: "email" };
/** https://docs.stripe.com/api/checkout/sessions/object; who pays is known once it was paid. */
const begun: Given = { customer_email: "email" };
const paid: GivenFields = { customer_email: "email", customer_details: details };
/** https://docs.stripe.com/api/charges/object, https://docs.stripe.com/api/payment_methods/object */
const billed: GivenFields = { billing_details: details, receipt_email: "email" };
/** https://docs.stripe.com/api/invoices/object */
const invoiced: GivenFields = {
  customer_email: "email",
  customer_name: "person-name",
  customer_phone: "phone",
  customer_address: "postal-address",
};

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
  types: {
    stripe: {
      Customer: details,
      PaymentIntent: intent,
      SetupIntent: intent,
      Charge: billed,
      PaymentMethod: billed,
      "Checkout.Session": paid,
      Invoice: invoiced,
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
      `import Stripe from "stripe";
export function paid(event: Stripe.Event) { const intent = event.data.object as Stripe.PaymentIntent; console.log("paid", intent); }`,
      `import type { Stripe } from "stripe";
export function charged(charge: Stripe.Charge) { console.log(\`charged \${JSON.stringify(charge)}\`); }`,
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
      `import Stripe from "stripe";
export function priced(price: Stripe.Price) { console.log("priced", price); }`,
    ],
  },
};
