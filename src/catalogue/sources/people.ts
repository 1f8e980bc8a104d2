// Services that keep people: users of identity providers and of hosted databases.
import { alike, each, type DataSource, type Given } from "./data-source.ts";

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
    "https://firebase.google.com/docs/auth/admin/manage-users, https://supabase.com/docs/reference/javascript/auth-api",
  examples: {
    leaking: [
      `import { createClient } from "@supabase/supabase-js";
const db = createClient(url, anon);
export async function open(form) { const { data } = await db.auth.signInWithPassword(form); console.log(data.session); }`,
    ],
    safe: [
      `import { createClient } from "@supabase/supabase-js";
const db = createClient(url, anon);
export async function open(form) { const { error } = await db.auth.signInWithPassword(form); console.log(error?.status); }`,
    ],
  },
};
