// Wallets of crypto currencies.
import { defineGroup } from "./category.ts";

/** Categories of crypto wallets. */
export const wallets = defineGroup("wallets", "secret", [
  {
    id: "seed-phrase",
    title: "seed phrase",
    terms:
      "seed phrase, mnemonic, mnemonic phrase, mnemonic words, recovery phrase, backup phrase, wallet seed, secret recovery phrase, bip39 phrase, bip39 mnemonic, bip39 seed, seed words, master seed, hd seed, wallet mnemonic, twelve words, entropy mnemonic, wallet phrase, seed hex",
    weight: 3,
    profiles: ["gdpr"],
    sensitive: "seedPhrase, mnemonic, recoveryPhrase, WALLET_MNEMONIC, bip39Seed",
    harmless: "seed, randomSeed, mnemonicLength, seedData, seeder, mnemonicLabel",
  },
  {
    id: "wallet-key",
    title: "wallet private key",
    terms:
      "wallet private key, wallet key, wallet secret, wallet password, spending key, deployer private key, deployer key, relayer private key, operator private key, wif, extended private key, xprv, keystore json, eth private key, solana private key, solana secret key, payer secret key, validator key, wallet json, wallet pin",
    weight: 3,
    profiles: ["gdpr"],
    sensitive: "walletPrivateKey, DEPLOYER_PRIVATE_KEY, xprv, walletSecret, spendingKey",
    harmless: "walletAddressType, walletName, walletCount, xpubPath, walletProvider",
  },
  {
    id: "wallet-address",
    family: "personal",
    title: "wallet address",
    terms:
      "wallet address, bitcoin address, btc address, eth address, ethereum address, crypto address, deposit address, withdrawal address, solana address, payout address crypto, user wallet address",
    weight: 1,
    sensitive: "walletAddress, btcAddress, depositAddress",
    harmless: "contractAddress, walletType, addressType, tokenAddress",
  },
]);
