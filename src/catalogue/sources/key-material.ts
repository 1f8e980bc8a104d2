// Keys and passwords that a program makes, and what it decrypts.
import { alike, each, type DataSource, type Given } from "./data-source.ts";

const keyPair: Given = { privateKey: "private-key" };
const wallet: Given = { privateKey: "wallet-key", mnemonic: { phrase: "seed-phrase" } };

export const keyMaterial: DataSource = {
  id: "key-material",
  title: "Keys and passwords that are made, and what is decrypted",
  gives: {
    crypto: {
      ".generateKeyPairSync()": keyPair,
      ".privateDecrypt()": "secret",
      ".createECDH().getPrivateKey()": "private-key",
      ".createECDH().computeSecret()": "encryption-key",
      ".createDiffieHellman().getPrivateKey()": "private-key",
      ".createDiffieHellman().computeSecret()": "encryption-key",
      ".diffieHellman()": "encryption-key",
      ".pbkdf2Sync()": "encryption-key",
      ".scryptSync()": "encryption-key",
      ".hkdfSync()": "encryption-key",
      ...each([".createDecipheriv()", ".createDecipher()"], ["update", "final"], "secret"),
    },
    jose: {
      ".exportPKCS8()": "private-key",
      ".compactDecrypt()": { plaintext: "secret" },
      ".jwtDecrypt()": "token-claims",
    },
    "crypto-js": each([".AES", ".TripleDES", ".DES", ".RC4", ".Rabbit"], ["decrypt"], "secret"),
    openpgp: { ".decrypt()": { data: "secret" } },
    tweetnacl: {
      ...each([".box", ".sign"], ["keyPair"], { secretKey: "private-key" }),
      ".secretbox.open()": "secret",
      ".box.open()": "secret",
    },
    bip39: {
      ".generateMnemonic()": "seed-phrase",
      ".mnemonicToSeedSync()": "wallet-key",
      ".mnemonicToSeed()": "wallet-key",
    },
    "@scure/bip39": { ".generateMnemonic()": "seed-phrase", ".mnemonicToSeedSync()": "wallet-key" },
    ethers: {
      ...each(
        [".Wallet", ".ethers.Wallet", ".HDNodeWallet", ".ethers.HDNodeWallet"],
        ["createRandom", "fromPhrase", "fromMnemonic"],
        wallet,
      ),
      ".Wallet#": wallet,
      ".ethers.Wallet#": wallet,
    },
    web3: each(["#.eth.accounts", ".Web3#.eth.accounts"], ["create", "privateKeyToAccount"], {
      privateKey: "wallet-key",
    }),
    "@solana/web3.js": { ".Keypair.generate()": { secretKey: "wallet-key" }, ".Keypair#": { secretKey: "wallet-key" } },
    ...alike(["generate-password", "generate-password-browser"], {
      ".generate()": "password",
      ".generateMultiple()": { "[]": "password" },
    }),
    "password-generator": { "()": "password" },
    "secure-random-password": { ".randomPassword()": "password" },
    "uuid-apikey": { ".create()": { apiKey: "api-key", uuid: "api-key" } },
    "generate-api-key": { ".generateApiKey()": "api-key", "()": "api-key" },
    cryptr: { "#.decrypt()": "secret" },
    "simple-crypto-js": { "#.decrypt()": "secret" },
  },
  documentation:
    "https://nodejs.org/api/crypto.html, https://docs.ethers.org/v6/api/wallet, https://github.com/bitcoinjs/bip39",
  examples: {
    leaking: [
      `import crypto from "node:crypto";
export function make() { const made = crypto.generateKeyPairSync("rsa", { modulusLength: 2048 }); console.log(made); }`,
      `import { Wallet } from "ethers";
export function make() { const made = Wallet.createRandom(); console.log("made", made); }`,
      `import generator from "generate-password";
export function invite() { const first = generator.generate({ length: 12 }); console.log("first: " + first); }`,
      `import { generateMnemonic } from "bip39";
export function make() { const words = generateMnemonic(); console.log(words); }`,
    ],
    safe: [
      `import crypto from "node:crypto";
export function make() { const made = crypto.generateKeyPairSync("rsa", { modulusLength: 2048 }); console.log(made.publicKey); }`,
      `import { Wallet } from "ethers";
export function make() { const made = Wallet.createRandom(); console.log(made.address); }`,
      `import crypto from "node:crypto";
export function name() { const id = crypto.randomBytes(8).toString("hex"); console.log("request", id); }`,
    ],
  },
};
