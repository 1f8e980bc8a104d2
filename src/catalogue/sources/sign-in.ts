// Clients of identity providers and libraries of sessions: tokens, who is signed in, and links that let somebody in.
import { alike, each, type DataSource, type Given, type GivenFields } from "./data-source.ts";

const tokens: Given = { access_token: "access-token", refresh_token: "refresh-token", id_token: "jwt" };
const azureTokens: Given = { accessToken: "access-token", idToken: "jwt", account: "user-info" };
// https://authjs.dev/reference/core#callbacks
const signedInWith = { user: "user-info", account: "token-response", profile: "user-info" } as const;
const nextAuth = {
  "callbacks.signIn": signedInWith,
  "callbacks.jwt": { token: "token-claims", ...signedInWith },
  "callbacks.session": { session: "session", token: "token-claims", user: "user-info" },
  "events.signIn": signedInWith,
  "events.createUser": { user: "user-info" },
  "events.linkAccount": signedInWith,
} as const;

const bearer: Given = { authorization: "authorization-header", Authorization: "authorization-header" };
const decodedHeader: Given = { name: "username", pass: "password" };

const authorities = ["PublicClientApplication", "ConfidentialClientApplication"];
const azureGrants = [
  "Code",
  "RefreshToken",
  "ClientCredential",
  "DeviceCode",
  "Silent",
  "OnBehalfOf",
  "UsernamePassword",
];

const azureIdentity = [
  "DefaultAzureCredential",
  "ClientSecretCredential",
  "ManagedIdentityCredential",
  "ClientCertificateCredential",
  "WorkloadIdentityCredential",
  "AzureCliCredential",
];

const googleClient = [".OAuth2Client#", ".google.auth.OAuth2#", ".auth.OAuth2#"];
const googleAny = [...googleClient, ".GoogleAuth#", ".google.auth.GoogleAuth#", ".JWT#", ".google.auth.JWT#"];
const openidClient = [".Issuer#.Client#", ".Issuer.discover().Client#", ".Client#"];
const firebase = [".auth()", ".getAuth()"];

const oauthStrategies = [
  "passport-google-oauth20",
  "passport-facebook",
  "passport-github",
  "passport-github2",
  "passport-linkedin-oauth2",
  "passport-microsoft",
  "passport-discord",
  "passport-apple",
  "passport-gitlab2",
];

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html */
const signedUp: GivenFields = { request: { userAttributes: { email: "email", phone_number: "phone" } } };
const cognitoEvents = [
  "CognitoUserPoolTriggerEvent",
  ..."PreSignUp PostConfirmation PreAuthentication PostAuthentication CustomMessage PreTokenGeneration UserMigration"
    .split(" ")
    .map((trigger) => `${trigger}TriggerEvent`),
];

export const signIn: DataSource = {
  id: "sign-in",
  title: "Identity providers and sessions",
  gives: {
    ...alike(["googleapis", "google-auth-library"], {
      ...each(googleClient, ["getToken"], { tokens }),
      ...each(googleClient, ["refreshAccessToken"], { credentials: tokens }),
      ...each(googleAny, ["getAccessToken"], { token: "access-token" }),
      ...each(googleAny, ["getRequestHeaders", "getClient().getRequestHeaders"], bearer),
      ...each([".JWT#", ".google.auth.JWT#"], ["authorize"], tokens),
    }),
    "openid-client": {
      ...each(openidClient, ["callback", "grant", "refresh", "oauthCallback"], tokens),
      ...each(openidClient, ["userinfo"], "user-info"),
      ...each([""], ["authorizationCodeGrant", "clientCredentialsGrant", "refreshTokenGrant"], tokens),
      ".fetchUserInfo()": "user-info",
    },
    "simple-oauth2": each([".AuthorizationCode#", ".ClientCredentials#", ".ResourceOwnerPassword#"], ["getToken"], {
      token: tokens,
    }),
    "@azure/msal-node": each(
      authorities.map((name) => `.${name}#`),
      ["acquireTokenSilent", ...azureGrants.map((grant) => `acquireTokenBy${grant}`)],
      azureTokens,
    ),
    "@azure/identity": each(
      azureIdentity.map((name) => `.${name}#`),
      ["getToken"],
      { token: "access-token" },
    ),
    "@slack/web-api": each([".WebClient#.oauth", ".WebClient#.oauth.v2"], ["access"], {
      access_token: "access-token",
      authed_user: { access_token: "access-token" },
    }),
    "@octokit/auth-app": { ".createAppAuth()()": { token: "access-token" } },
    "@octokit/auth-oauth-app": { ".createOAuthAppAuth()()": { token: "access-token" } },
    ...alike(["firebase-admin", "firebase-admin/auth"], {
      ...each(firebase, ["createCustomToken", "createSessionCookie"], "token"),
      ...each(firebase, ["verifyIdToken", "verifySessionCookie"], "token-claims"),
      ...each(
        firebase,
        ["generatePasswordResetLink", "generateSignInWithEmailLink", "generateEmailVerificationLink"],
        "reset-link",
      ),
    }),
    ...alike(["next-auth", "next-auth/next"], {
      ".getServerSession()": "session",
      ".unstable_getServerSession()": "session",
    }),
    "next-auth/jwt": { ".getToken()": "token-claims" },
    vscode: {
      ".authentication.getSession()": { accessToken: "access-token" },
      ".ExtensionContext#.secrets.get()": "secret",
      ".SecretStorage#.get()": "secret",
    },
    nodemailer: { ".createTestAccount()": { user: "username", pass: "password" } },
    "basic-auth": { "()": decodedHeader, ".parse()": decodedHeader },
  },
  hands: {
    "passport-local": { ".Strategy#": [undefined, "password"], "#": [undefined, "password"] },
    passport: { ".serializeUser()": ["user-info"] },
    "passport-http": { ".BasicStrategy#": [undefined, "password"] },
    "passport-http-bearer": { ".Strategy#": ["token"], "#": ["token"] },
    "google-auth-library": { ".OAuth2Client#.on()": [tokens] },
    googleapis: { ".google.auth.OAuth2#.on()": [tokens] },
    "passport-jwt": { ".Strategy#": ["token-claims"] },
    ...Object.fromEntries(
      oauthStrategies.map((name) => [name, { ".Strategy#": ["access-token", "refresh-token", "user-info"] } as const]),
    ),
  },
  options: {
    "next-auth": nextAuth,
    "next-auth/next": nextAuth,
    "@auth/core": nextAuth,
    "@auth/express": nextAuth,
    "@auth/sveltekit": nextAuth,
  },
  types: {
    "openid-client": { TokenSet: tokens },
    "google-auth-library": { Credentials: tokens },
    "aws-lambda": Object.fromEntries(cognitoEvents.map((name) => [name, signedUp])),
  },
  documentation:
    "https://www.passportjs.org/packages/, https://github.com/googleapis/google-auth-library-nodejs, https://github.com/panva/openid-client, https://learn.microsoft.com/javascript/api/@azure/msal-node, https://next-auth.js.org/configuration/nextjs, https://github.com/jshttp/basic-auth",
  examples: {
    leaking: [
      `import { google } from "googleapis";
export async function connect(code) { const client = new google.auth.OAuth2("id", "x", "https://x.example"); const answer = await client.getToken(code); console.log(answer.tokens); }`,
      `import { Issuer } from "openid-client";
export async function connect(params) { const issuer = await Issuer.discover("https://id.example"); const client = new issuer.Client({ client_id: "x" }); const set = await client.callback("https://x.example/cb", params); console.log(set); }`,
      `import type { TokenSet } from "openid-client";
export function signedIn(given: TokenSet) { console.log("signed in", given); }`,
      `import type { Credentials } from "google-auth-library";
export function renewed(given: Credentials) { console.log("renewed", given); }`,
      `import { DefaultAzureCredential } from "@azure/identity";
export async function connect() { const found = await new DefaultAzureCredential().getToken("scope"); console.log(found); }`,
      `import admin from "firebase-admin";
export async function open(id) { const made = await admin.auth().createCustomToken(id); console.log(made); }`,
      `import { Strategy } from "passport-local";
passport.use(new Strategy((name, given, done) => { console.log("login", given); done(null, false); }));`,
      `import passport from "passport";
passport.serializeUser((who, done) => { console.log("kept", who); done(null, who.id); });`,
      `import { Strategy as GoogleStrategy } from "passport-google-oauth20";
passport.use(new GoogleStrategy({ clientID: "x" }, (first, second, who, done) => { console.log("signed in", first); done(null, who); }));`,
      `import basicAuth from "basic-auth";
export function open(req) { const who = basicAuth(req); console.log("login", who); }`,
      `import * as vscode from "vscode";
export async function open() { const found = await vscode.authentication.getSession("github", []); console.log(found); }`,
      `import type { ExtensionContext } from "vscode";
export async function open(context: ExtensionContext) { const found = await context.secrets.get("x"); console.log(found); }`,
      `import { WebClient } from "@slack/web-api";
export async function connect(given) { const answer = await new WebClient().oauth.v2.access(given); console.log("with", answer); }`,
      `import NextAuth from "next-auth";
export default NextAuth({ callbacks: { async signIn({ account }) { console.log("with", account); return true; } } });`,
      `import type { NextAuthOptions } from "next-auth";
export const options: NextAuthOptions = { callbacks: { jwt: ({ user }) => { console.log("who", user); return {}; } } };`,
      `import { OAuth2Client } from "google-auth-library";
new OAuth2Client().on("tokens", (fresh) => { console.log(fresh); });`,
    ],
    safe: [
      `import NextAuth from "next-auth";
export default NextAuth({ callbacks: { async signIn({ account }) { console.log("with", account.provider); return true; } } });`,
      `import * as vscode from "vscode";
export async function open() { const found = await vscode.authentication.getSession("github", []); console.log(found.scopes); }`,
      `import { Strategy } from "passport-local";
passport.use(new Strategy({ passReqToCallback: true }, (req, who, given, done) => { console.log("login of", who); done(null, false); }));`,
      `import { Strategy } from "passport-local";
passport.use(new Strategy((name, given, done) => { console.log("login"); done(null, false); }));`,
      `import passport from "passport";
passport.serializeUser((who, done) => { console.log("kept", who.id); done(null, who.id); });`,
      `import { DefaultAzureCredential } from "@azure/identity";
export async function connect() { const found = await new DefaultAzureCredential().getToken("scope"); console.log(found.expiresOnTimestamp); }`,
      `import { google } from "googleapis";
export function start() { const client = new google.auth.OAuth2("id", "x", "https://x.example"); console.log(client.generateAuthUrl({ scope: "email" }).length); }`,
    ],
  },
};
