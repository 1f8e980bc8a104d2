// Checks of passwords and other credentials. A wrong password is a result; an exception is a stored hash that cannot be read, or worse.
import { phrases, wordSet } from "../events/phrases.ts";
import type { SecurityCheck } from "./security-check.ts";

export const password: SecurityCheck = {
  id: "password",
  failure: "a password could not be checked",
  event: "authn_login_fail",
  apis: [
    {
      packages: ["bcrypt", "bcryptjs", "@node-rs/bcrypt", "bcrypt-ts", "bcrypt-nodejs"],
      functions: ["compare", "compareSync", "verify", "verifySync"],
    },
    { packages: ["argon2", "@node-rs/argon2", "argon2-browser"], functions: ["verify", "verifySync"] },
    {
      packages: ["scrypt-kdf", "password-hash", "pbkdf2-password", "credential", "oslo/password"],
      functions: ["verify"],
    },
    { packages: ["ldapjs", "ldapts", "ldapauth-fork"], functions: ["bind", "authenticate"] },
    { packages: ["firebase/auth"], functions: ["signInWithEmailAndPassword"] },
  ],
  names: phrases(
    "verify|check|compare|match|authenticate user|login|current|old|account password|credentials",
    "verify|check|compare|authenticate password|passwd|credentials",
    "validate credentials",
    "is password valid|correct",
    "authenticate user|account|member|admin",
  ),
  except: wordSet(
    "policy strength reset rules format length strong breached pwned schema confirm confirmation leaked compromised required form",
  ),
  reported: [
    {
      title: "a hash that cannot be read",
      code: `import argon2 from "argon2";\nexport async function isPasswordRight(user, password) {\n  try {\n    return await argon2.verify(user.passwordHash, password);\n  } «catch» {\n    return false;\n  }\n}`,
    },
  ],
  silent: [
    {
      title: "the rules for new passwords",
      code: `import { checkPasswordStrength } from "./policy.js";\nexport function isStrong(password) {\n  try {\n    checkPasswordStrength(password);\n    return true;\n  } catch {\n    return false;\n  }\n}`,
    },
  ],
};
