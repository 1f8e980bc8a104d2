// Services that keep people: customers of payment services, users of identity providers and of hosted databases.
import { alike, each, type DataSource, type Given } from "./data-source.ts";

/** https://docs.stripe.com/api/customers/object */
const customer: Given = { email: "email", name: "person-name", phone: "phone", address: "postal-address" };
/** https://firebase.google.com/docs/reference/admin/node/firebase-admin.auth.userrecord */
const firebaseUser: Given = {
  email: "email",
  phoneNumber: "phone",
  displayName: "person-name",
  passwordHash: "password-hash",
};
/** https://clerk.com/docs/references/backend/types/backend-user */
const clerkUser: Given = {
  emailAddresses: "email",
  phoneNumbers: "phone",
  firstName: "person-name",
  lastName: "person-name",
};
/** https://supabase.com/docs/reference/javascript/auth-signinwithpassword */
const supabaseUser: Given = { email: "email", phone: "phone" };
const supabaseSession: Given = { access_token: "access-token", refresh_token: "refresh-token", user: supabaseUser };
const signedIn: Given = { data: { user: supabaseUser, session: supabaseSession } };

const firebase = [".auth()", ".getAuth()"];

export const people: DataSource = {
  id: "people",
  title: "Services that keep people",
  gives: {
    stripe: each(["#.customers", ".Stripe#.customers"], ["create", "retrieve", "update"], customer),
    ...alike(
      ["firebase-admin", "firebase-admin/auth"],
      each(firebase, ["getUser", "getUserByEmail", "getUserByPhoneNumber", "createUser", "updateUser"], firebaseUser),
    ),
    ...alike(["@clerk/nextjs/server", "@clerk/nextjs", "@clerk/backend"], { ".currentUser()": clerkUser }),
    ...alike(["@clerk/express", "@clerk/clerk-sdk-node", "@clerk/fastify"], {
      ".clerkClient.users.getUser()": clerkUser,
      ".users.getUser()": clerkUser,
    }),
    "@supabase/supabase-js": {
      ...each(
        [".createClient().auth"],
        ["signInWithPassword", "signUp", "verifyOtp", "refreshSession", "exchangeCodeForSession", "setSession"],
        signedIn,
      ),
      ".createClient().auth.getSession()": signedIn,
      ".createClient().auth.getUser()": { data: { user: supabaseUser } },
    },
  },
  documentation:
    "https://docs.stripe.com/api/customers, https://firebase.google.com/docs/auth/admin/manage-users, https://supabase.com/docs/reference/javascript/auth-api",
  examples: {
    leaking: [
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export async function show(id) { const found = await stripe.customers.retrieve(id); console.log("found", found); }`,
      `import { createClient } from "@supabase/supabase-js";
const db = createClient(url, anon);
export async function open(form) { const { data } = await db.auth.signInWithPassword(form); console.log(data.session); }`,
    ],
    safe: [
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export async function show(id) { const found = await stripe.customers.retrieve(id); console.log("found", found.id); }`,
      `import Stripe from "stripe";
const stripe = new Stripe(key);
export async function pay(form) { const made = await stripe.refunds.create(form); console.log("refund", made.status); }`,
    ],
  },
};
