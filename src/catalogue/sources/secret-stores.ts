// Stores of secrets other than those of AWS: Google Cloud, Azure, Vault, 1Password, and the key rings of operating systems.
import { alike, each, type DataSource } from "./data-source.ts";

const version = { payload: { data: "secret" } } as const;
const azureSecret = { value: "secret" } as const;
const vaultAnswer = { data: "secret", auth: { client_token: "token" } } as const;
/** https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/ */
const kubernetesSecret = { data: "secret", stringData: "secret" } as const;

export const secretStores: DataSource = {
  id: "secret-stores",
  title: "Stores of secrets",
  gives: {
    "@google-cloud/secret-manager": each(
      [".SecretManagerServiceClient#", ".v1.SecretManagerServiceClient#"],
      ["accessSecretVersion"],
      { "0": version, ...version },
    ),
    "@azure/keyvault-secrets": each([".SecretClient#"], ["getSecret", "setSecret"], azureSecret),
    "@azure/keyvault-keys": each([".CryptographyClient#"], ["decrypt", "unwrapKey"], { result: "secret" }),
    "node-vault": each(["()"], ["read", "approleLogin", "userpassLogin", "tokenCreate", "unwrap"], vaultAnswer),
    "@1password/sdk": { ".createClient().secrets.resolve()": "secret" },
    "@infisical/sdk": { ".InfisicalSDK#.secrets().getSecret()": { secretValue: "secret" } },
    ...alike(["keytar", "cross-keychain"], {
      ".getPassword()": "password",
      ".findPassword()": "password",
      ".findCredentials()": { "[]": { password: "password" } },
    }),
    "@napi-rs/keyring": each([".Entry#", ".AsyncEntry#"], ["getPassword"], "password"),
    "@kubernetes/client-node": {
      // The answer up to version 0.22, and the secret itself since version 1.
      ...each([".KubeConfig#.makeApiClient()"], ["readNamespacedSecret"], {
        body: kubernetesSecret,
        ...kubernetesSecret,
      }),
      ".KubeConfig#.getCurrentUser()": { token: "access-token", password: "password", keyData: "private-key" },
      ".KubeConfig#.exportConfig()": "secret",
    },
    electron: { ".safeStorage.decryptString()": "secret" },
  },
  documentation:
    "https://cloud.google.com/nodejs/docs/reference/secret-manager/latest, https://learn.microsoft.com/javascript/api/@azure/keyvault-secrets, https://github.com/nodevault/node-vault, https://github.com/atom/node-keytar",
  examples: {
    leaking: [
      `import { SecretManagerServiceClient } from "@google-cloud/secret-manager";
export async function load(name) { const [found] = await new SecretManagerServiceClient().accessSecretVersion({ name }); console.log(found.payload.data.toString()); }`,
      `import { SecretClient } from "@azure/keyvault-secrets";
export async function load(url, login) { const found = await new SecretClient(url, login).getSecret("db"); console.log("db", found); }`,
      `const vault = require("node-vault")({});
exports.load = async (path) => { const answer = await vault.read(path); console.log(answer.data); };`,
      `import keytar from "keytar";
export async function load() { const found = await keytar.getPassword("service", "me"); console.log(found); }`,
      `import { KubeConfig, CoreV1Api } from "@kubernetes/client-node";
const config = new KubeConfig();
export async function load(place) { const { body } = await config.makeApiClient(CoreV1Api).readNamespacedSecret("db", place); console.log(body.data); }`,
    ],
    safe: [
      `import { KubeConfig, CoreV1Api } from "@kubernetes/client-node";
const config = new KubeConfig();
export async function load(place) { const { body } = await config.makeApiClient(CoreV1Api).readNamespacedSecret("db", place); console.log(body.metadata.name); }`,
      `import { SecretClient } from "@azure/keyvault-secrets";
export async function load(url, login) { const found = await new SecretClient(url, login).getSecret("db"); console.log(found.name, found.properties.version); }`,
      `import keytar from "keytar";
export async function drop() { const isGone = await keytar.deletePassword("service", "me"); console.log(isGone); }`,
    ],
  },
};
