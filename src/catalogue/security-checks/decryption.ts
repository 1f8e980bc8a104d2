// Decryption: what cannot be decrypted was made with another key, or tampered with.
import { phrases, wordSet } from "../events/phrases.ts";
import type { SecurityCheck } from "./security-check.ts";

export const decryption: SecurityCheck = {
  id: "decryption",
  failure: "data could not be decrypted",
  event: "crypto_fail",
  apis: [
    {
      packages: ["crypto", "node:crypto"],
      functions: ["createDecipheriv", "createDecipher", "privateDecrypt", "publicDecrypt"],
    },
    {
      packages: [
        "crypto-js",
        "openpgp",
        "node-forge",
        "eciesjs",
        "cryptr",
        "@47ng/cloak",
        "age-encryption",
        "libsodium-wrappers",
        "tweetnacl",
      ],
      functions: ["decrypt", "decryptString", "crypto_secretbox_open_easy", "open"],
    },
    { packages: ["@aws-sdk/client-kms", "@google-cloud/kms"], functions: ["DecryptCommand", "decrypt"] },
  ],
  names: phrases("decrypt", "decipher", "unseal"),
  except: wordSet("button label menu url options config available support supported"),
  reported: [
    {
      title: "returned as it is",
      code: `import { decrypt } from "./crypto.js";\nexport function secretOf(row) {\n  try {\n    return decrypt(row.secret);\n  } «catch» {\n    return row.secret;\n  }\n}`,
    },
  ],
  silent: [
    {
      title: "told to the caller",
      code: `import { decrypt } from "./crypto.js";\nexport function secretOf(row) {\n  try {\n    return { value: decrypt(row.secret) };\n  } catch (error) {\n    return { error };\n  }\n}`,
    },
  ],
};
