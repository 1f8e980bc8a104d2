// Functions of libraries that make a credential: whatever its variable is called, what they give lets somebody in.

interface Maker {
  readonly modules: readonly string[];
  /** What follows the module in the API path of the result. */
  readonly result: RegExp;
  readonly category: string;
}

const makers: readonly Maker[] = [
  // https://github.com/auth0/node-jsonwebtoken#jwtsignpayload-secretorprivatekey-options-callback
  { modules: ["jsonwebtoken", "jsonwebtoken-esm"], result: /^\.sign\(\)$/, category: "jwt" },
  { modules: ["jwt-simple"], result: /^\.encode\(\)$/, category: "jwt" },
  { modules: ["fast-jwt"], result: /^\.createSigner\(\)\(\)$/, category: "jwt" },
  // `new SignJWT(claims).setProtectedHeader(…).sign(key)`, https://github.com/panva/jose
  { modules: ["jose"], result: /^\.SignJWT#(?:\.\w+\(\))*\.sign\(\)$/, category: "jwt" },
  { modules: ["@nestjs/jwt"], result: /^\.JwtService#?\.sign(?:Async)?\(\)$/, category: "jwt" },
  // https://github.com/yeojz/otplib: the secret of an authenticator app, and the codes made with it
  { modules: ["otplib"], result: /^\.(?:authenticator|totp|hotp)\.generateSecret\(\)$/, category: "mfa-secret" },
  { modules: ["otplib"], result: /^\.(?:authenticator|totp|hotp)\.generate\(\)$/, category: "one-time-password" },
];

const apiPath = /^module:((?:@[^/]+\/)?[^.(#]+)(.*)$/;

/** The category of the credential that a call gives, by the API path of its result; undefined for any other call. */
export function madeCredential(api: string): string | undefined {
  const [, name = "", rest = ""] = apiPath.exec(api) ?? [];
  return makers.find(({ modules, result }) => modules.includes(name) && result.test(rest))?.category;
}
