// Libraries that sign tokens: what they give lets whoever has it in.
import { alike, each, type DataSource } from "./data-source.ts";

export const signedTokens: DataSource = {
  id: "signed-tokens",
  title: "Libraries that sign tokens",
  gives: {
    ...alike(["jsonwebtoken", "jsonwebtoken-esm"], { ".sign()": "jwt" }),
    "jwt-simple": { ".encode()": "jwt" },
    "fast-jwt": { ".createSigner()()": "jwt" },
    // `new SignJWT(claims).setProtectedHeader(…).sign(key)`
    jose: { ".SignJWT#~.sign()": "jwt", ".EncryptJWT#~.encrypt()": "jwt" },
    "@nestjs/jwt": { ".JwtService#.sign()": "jwt", ".JwtService#.signAsync()": "jwt" },
    njwt: { ".create().compact()": "jwt" },
    paseto: each([".V1", ".V2", ".V3", ".V4"], ["sign", "encrypt"], "token"),
  },
  documentation: "https://github.com/auth0/node-jsonwebtoken#usage, https://github.com/panva/jose/tree/main/docs",
  examples: {
    leaking: [
      `import jwt from "jsonwebtoken";
export const open = (user) => { const value = jwt.sign({ sub: user.id }, key); console.log("issued", { value }); };`,
      `import { SignJWT } from "jose";
export async function open(key) { const value = await new SignJWT({}).setProtectedHeader({ alg: "HS256" }).setIssuedAt().sign(key); console.log(value); }`,
    ],
    safe: [
      `import jwt from "jsonwebtoken";
export const read = (text) => { const value = jwt.verify(text, key); console.log(value.exp); };`,
      `import { sign } from "./contracts";
export const close = (contract) => { const value = sign(contract); console.log(value); };`,
    ],
  },
};
