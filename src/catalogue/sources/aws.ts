// The AWS SDKs, third and second version: secrets, parameters, decrypted keys, credentials of roles and sign-ins of Cognito.
import { alike, type DataSource, type Given, type GivenFor } from "./data-source.ts";

const secretValue: Given = { SecretString: "secret", SecretBinary: "secret" };
const batchOfSecrets: Given = { SecretValues: { "[]": secretValue } };
const credentials: Given = {
  SecretAccessKey: "secret-key",
  SessionToken: "cloud-session",
};
const roleCredentials: Given = { Credentials: credentials };
const signIn: Given = {
  AuthenticationResult: { AccessToken: "access-token", IdToken: "jwt", RefreshToken: "refresh-token" },
};
const decrypted: Given = { Plaintext: "secret" };
const accessKey: Given = { AccessKey: { SecretAccessKey: "secret-key" } };
const registryLogin: Given = { authorizationData: { "[]": { authorizationToken: "access-token" } } };

/** Parameters that are stored encrypted come out readable only when that is asked for. */
const parameter: GivenFor = ([options]) => (isDecrypted(options) ? { Parameter: { Value: "secret" } } : undefined);
const parameters: GivenFor = ([options]) =>
  isDecrypted(options) ? { Parameters: { "[]": { Value: "secret" } } } : undefined;

function isDecrypted(options: Parameters<GivenFor>[0][number] | undefined): boolean {
  return options?.fields?.get("WithDecryption")?.constant === "true";
}

type Answers = Readonly<Record<string, Given | GivenFor>>;

/** A service of the second version, as a member of the SDK and as a module of its own. */
function service(name: string, answers: Answers): { readonly whole: Answers; readonly own: Answers } {
  const paths = (owner: string): Answers =>
    Object.fromEntries(Object.entries(answers).map(([method, given]) => [`${owner}.${method}()`, given]));
  return { whole: paths(`.${name}#`), own: paths("#") };
}

const cognitoSignIn = { initiateAuth: signIn, adminInitiateAuth: signIn, respondToAuthChallenge: signIn };

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html */
const cognitoUser: Given = { UserAttributes: "user-info" };
const cognitoUsers: Given = { Users: { "[]": { Attributes: "user-info" } } };
const cognito = {
  ...cognitoSignIn,
  getUser: cognitoUser,
  adminGetUser: cognitoUser,
  listUsers: cognitoUsers,
};

/** What a provider gives when it is asked, under the names of the third version. */
const provided: Given = { secretAccessKey: "secret-key", sessionToken: "cloud-session" };
const providers = [
  "Ini",
  "Env",
  "NodeProviderChain",
  "TemporaryCredentials",
  "WebToken",
  "TokenFile",
  "SSO",
  "Process",
];

const services = {
  SecretsManager: service("SecretsManager", { getSecretValue: secretValue, batchGetSecretValue: batchOfSecrets }),
  SSM: service("SSM", { getParameter: parameter, getParameters: parameters, getParametersByPath: parameters }),
  KMS: service("KMS", { decrypt: decrypted, generateDataKey: decrypted }),
  STS: service("STS", {
    assumeRole: roleCredentials,
    assumeRoleWithWebIdentity: roleCredentials,
    getSessionToken: roleCredentials,
    getFederationToken: roleCredentials,
  }),
  IAM: service("IAM", { createAccessKey: accessKey }),
  ECR: service("ECR", { getAuthorizationToken: registryLogin }),
  CognitoIdentity: service("CognitoIdentity", { getCredentialsForIdentity: roleCredentials }),
  CognitoIdentityServiceProvider: service("CognitoIdentityServiceProvider", cognito),
};

export const aws: DataSource = {
  id: "aws",
  title: "AWS SDK",
  gives: {
    "aws-sdk": Object.assign({}, ...Object.values(services).map(({ whole }) => whole)) as Answers,
    ...alike(
      ["@aws-sdk/credential-providers", "@aws-sdk/credential-provider-node"],
      Object.fromEntries(
        [...providers.map((name) => `.from${name}()()`), ".defaultProvider()()"].map((path) => [path, provided]),
      ),
    ),
    ...Object.fromEntries(
      Object.entries(services).map(([name, { own }]) => [`aws-sdk/clients/${name.toLowerCase()}`, own]),
    ),
  },
  commands: {
    GetSecretValueCommand: secretValue,
    BatchGetSecretValueCommand: batchOfSecrets,
    GetParameterCommand: parameter,
    GetParametersCommand: parameters,
    GetParametersByPathCommand: parameters,
    DecryptCommand: decrypted,
    GenerateDataKeyCommand: decrypted,
    AssumeRoleCommand: roleCredentials,
    AssumeRoleWithWebIdentityCommand: roleCredentials,
    GetSessionTokenCommand: roleCredentials,
    CreateAccessKeyCommand: accessKey,
    GetAuthorizationTokenCommand: registryLogin,
    GetCredentialsForIdentityCommand: roleCredentials,
    InitiateAuthCommand: signIn,
    AdminInitiateAuthCommand: signIn,
    RespondToAuthChallengeCommand: signIn,
    AdminGetUserCommand: cognitoUser,
    GetUserCommand: cognitoUser,
    ListUsersCommand: cognitoUsers,
  },
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/",
  examples: {
    leaking: [
      `import { SecretsManagerClient, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
const client = new SecretsManagerClient({});
export async function load(id) { const answer = await client.send(new GetSecretValueCommand({ SecretId: id })); console.log("loaded", answer); }`,
      `import { SSMClient, GetParameterCommand } from "@aws-sdk/client-ssm";
export async function load(name) {
  const { Parameter } = await new SSMClient({}).send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  console.log("value", Parameter.Value);
}`,
      `const AWS = require("aws-sdk");
exports.load = async (name) => { const found = await new AWS.SSM().getParameter({ Name: name, WithDecryption: true }).promise(); console.log(found.Parameter.Value); }`,
      `const AWS = require("aws-sdk");
exports.load = async (id) => { const found = await new AWS.SecretsManager().getSecretValue({ SecretId: id }).promise(); console.log(found); };`,
      `const AWS = require("aws-sdk");
const manager = new AWS.SecretsManager();
exports.load = (id) => manager.getSecretValue({ SecretId: id }, (error, found) => { if (error) throw error; console.log(found); });`,
      `import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
export async function load() { const found = await fromNodeProviderChain()(); console.log(found); }`,
      `import { CognitoIdentityProviderClient, AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
const client = new CognitoIdentityProviderClient({});
export async function load(id) { const answer = await client.send(new AdminGetUserCommand({ Username: id })); console.log("loaded", answer.UserAttributes); }`,
    ],
    safe: [
      `import { SSMClient, GetParameterCommand } from "@aws-sdk/client-ssm";
export async function load(name) {
  const { Parameter } = await new SSMClient({}).send(new GetParameterCommand({ Name: name }));
  console.log("value", Parameter.Value);
}`,
      `import { SecretsManagerClient, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
const client = new SecretsManagerClient({});
export async function load(id) { const answer = await client.send(new GetSecretValueCommand({ SecretId: id })); console.log("loaded", answer.ARN, answer.VersionId); }`,
      `import { S3Client, ListBucketsCommand } from "@aws-sdk/client-s3";
export async function list() { const answer = await new S3Client({}).send(new ListBucketsCommand({})); console.log(answer); }`,
    ],
  },
};
