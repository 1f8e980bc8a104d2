// Second factors: the secret of an authenticator app, and the codes made with it.
import { alike, each, type DataSource, type GivenFields } from "./data-source.ts";

/** https://github.com/speakeasyjs/speakeasy#generatesecretoptions--object */
const speakeasySecret: GivenFields = {
  ascii: "mfa-secret",
  hex: "mfa-secret",
  base32: "mfa-secret",
  otpauth_url: "mfa-secret",
  google_auth_qr: "mfa-secret",
};

export const oneTimeCodes: DataSource = {
  id: "one-time-codes",
  title: "Libraries for second factors",
  gives: {
    ...alike(["otplib", "@otplib/preset-default", "@otplib/preset-v11"], {
      ...each([".authenticator", ".totp", ".hotp"], ["generateSecret", "keyuri"], "mfa-secret"),
      ...each([".authenticator", ".totp", ".hotp"], ["generate"], "one-time-password"),
      ".generateSecret()": "mfa-secret",
    }),
    speakeasy: {
      ".generateSecret()": speakeasySecret,
      ".generate_key()": speakeasySecret,
      ".generateSecretASCII()": "mfa-secret",
      ".otpauthURL()": "mfa-secret",
      ".totp()": "one-time-password",
      ".hotp()": "one-time-password",
    },
    "node-2fa": {
      ".generateSecret()": { secret: "mfa-secret", uri: "mfa-secret", qr: "mfa-secret" },
      ".generateToken()": { token: "one-time-password" },
    },
    "totp-generator": { "()": "one-time-password", ".TOTP.generate()": { otp: "one-time-password" } },
    otpauth: {
      ...each([".TOTP#", ".HOTP#"], ["generate"], "one-time-password"),
      ...each([".TOTP#", ".HOTP#"], ["toString"], "mfa-secret"),
      ".Secret#": { base32: "mfa-secret", hex: "mfa-secret", utf8: "mfa-secret", latin1: "mfa-secret" },
    },
  },
  documentation: "https://github.com/yeojz/otplib, https://github.com/speakeasyjs/speakeasy",
  examples: {
    leaking: [
      `import { authenticator } from "otplib";
export function enrol() { const value = authenticator.generateSecret(); console.log(value); }`,
      `const speakeasy = require("speakeasy");
exports.enrol = (id) => { const made = speakeasy.generateSecret({ length: 20 }); console.log("second factor of %s: %s", id, made.base32); };`,
      `const speakeasy = require("speakeasy");
exports.send = (key) => { const text = speakeasy.totp({ secret: key, encoding: "base32" }); console.log("sent " + text); };`,
    ],
    safe: [
      `const speakeasy = require("speakeasy");
exports.check = (key, given) => { const isRight = speakeasy.totp.verify({ secret: key, token: given }); console.log(isRight); };`,
    ],
  },
};
