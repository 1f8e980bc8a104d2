// Functions of libraries that make a credential: their result is one under any name.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string): readonly string[] => findingsIn("no-secret-in-log", code).map(({ category }) => category);

test("a list of codes that are made one by one", () => {
  const code = `export function enroll(make) { const backup = Array.from({ length: 8 }, () => make(10)); console.log({ backupCodes: backup }); }`;
  expect(found(code)).toEqual(["recovery-code"]);
});

test.each([
  [
    "a signed token",
    `import jwt from "jsonwebtoken";\nexport const open = (user) => { const value = jwt.sign({ sub: user.id }, key); console.log("issued", { value }); };`,
    ["jwt"],
  ],
  [
    "a token that jose signs",
    `import { SignJWT } from "jose";\nexport async function open(key) { const value = await new SignJWT({}).setProtectedHeader({ alg: "HS256" }).setIssuedAt().sign(key); console.log(value); }`,
    ["jwt"],
  ],
  [
    "a token of an injected service",
    `import { JwtService } from "@nestjs/jwt";\nexport class Auth { constructor(private readonly jwt: JwtService) {} async open(id: string) { const value = await this.jwt.signAsync({ sub: id }); console.log(value); } }`,
    ["jwt"],
  ],
  [
    "the secret of an authenticator",
    `import { authenticator } from "otplib";\nexport function enroll() { const value = authenticator.generateSecret(); console.log(value); }`,
    ["mfa-secret"],
  ],
  [
    "what a token says is no token",
    `import jwt from "jsonwebtoken";\nexport const read = (text) => { const value = jwt.verify(text, key); console.log(value.exp); };`,
    [],
  ],
  [
    "another function called sign",
    `import { sign } from "./contracts";\nexport const close = (contract) => { const value = sign(contract); console.log(value); };`,
    [],
  ],
])("%s", (_, code, expected) => {
  expect(found(code)).toEqual(expected);
});
