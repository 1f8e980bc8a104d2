// Passwords, tokens and other things that let their bearer in.
import { defineGroup } from "./category.ts";

/** Categories of credentials. */
export const credentials = defineGroup("credentials", "secret", [
  {
    id: "password",
    title: "password",
    terms: [
      ..."password,passwd,pwd,passcode,confirm password,user pass,admin pass,root pass,db pass,database pass,smtp pass,mail pass,email pass,mailer pass".split(
        ",",
      ),
      ..."redis pass,mysql pass,postgres pass,pg pass,mongo pass,mongodb pass,ftp pass,sftp pass,ldap pass,auth pass,login pass,proxy pass,rabbitmq pass,mqtt pass,imap pass,vpn pass,wifi pass,sudo pass,bind credential,contrasena,mot de passe,passwort,kennwort,senha,wachtwoord".split(
        ",",
      ),
    ],
    weakTerms: ["pw", "psw", "pswd", "passw"],
    inContext: { credential: ["pass", "pw"], server: ["pass", "pw"], person: ["pass", "pw"], url: ["pass"] },
    weight: 3,
    profiles: ["gdpr", "hipaa", "pci-dss"],
    examples: [
      [
        "password",
        "newPassword",
        "user_passwd",
        "SMTP_PASS",
        "confirmPassword",
        "auth.pass",
        "passwordConfirmation",
        "dbPwd",
      ],
      [
        "passwordPolicy",
        "hasPassword",
        "passwordless",
        "passwordKey",
        "compass",
        "bypass",
        "isValidPassword",
        "INVALID_PASSWORD",
      ],
    ],
  },
  {
    id: "passphrase",
    title: "passphrase",
    terms: ["passphrase", "pass phrase", "key phrase secret", "secret phrase"],
    weight: 3,
    examples: [
      ["passphrase", "keyPassphrase"],
      ["passphraseRequired", "passphraseHint"],
    ],
  },
  {
    id: "token",
    title: "token",
    terms: [],
    weakTerms: ["token"],
    inContext: { credential: ["token"], person: ["token"], session: ["token"], url: ["token", "t"] },
    weight: 2,
    examples: [
      ["token", "userToken", "rawToken", "user.token"],
      ["tokenId", "tokenUrl", "nextToken", "maxTokens", "cancelToken", "tokenizer", "tokenType"],
    ],
  },
  {
    id: "access-token",
    title: "access token",
    terms: [
      ..."access token,auth token,bearer token,api token,oauth token,user access token,authorization token,authentication token,oauth access token,personal access token,service token,security token,app token,application token,tenant access token,page access token,session access token,id token,identity token,login token,signed token,jwt token,x auth token,installation token".split(
        ",",
      ),
    ],
    inContext: { credential: ["access", "tokens"] },
    weight: 3,
    profiles: ["gdpr", "hipaa", "pci-dss"],
    examples: [
      ["accessToken", "auth_token", "X-Auth-Token", "OAUTH_TOKEN", "idToken", "accessTokenValue"],
      ["accessTokenUrl", "access_token_expires_in", "accessTokenExpiry", "hasAccessToken", "ACCESS_TOKEN_TTL"],
    ],
  },
  {
    id: "refresh-token",
    title: "refresh token",
    terms: ["refresh token", "rt token", "offline token", "renewal token"],
    inContext: { credential: ["refresh"] },
    weight: 3,
    profiles: ["gdpr", "hipaa", "pci-dss"],
    examples: [
      ["refreshToken", "refresh_token"],
      ["refreshTokenExpiresAt", "refreshTokenLifetime"],
    ],
  },
  {
    id: "jwt",
    title: "JSON web token",
    terms: ["jwt", "jws", "jwe", "json web token", "signed jwt"],
    weight: 3,
    examples: [
      ["jwt", "userJwt", "JWTToken"],
      ["jwtService", "jwtPayload", "jwtOptions"],
    ],
  },
  {
    id: "api-key",
    title: "API key",
    terms: [
      ..."api key,api secret,apikey,x api key,app key,app secret,application key,developer key,dev key,service key,license server key,integration key,consumer key,subscription key,rest key,write key,admin key,admin api key,server key,stripe key,openai key,sendgrid key,mailgun key,twilio key,anthropic key,google key,maps key secret,aws key,azure key,openrouter key,ai key,auth key".split(
        ",",
      ),
    ],
    inContext: { credential: ["key"], url: ["key"] },
    weight: 3,
    profiles: ["pci-dss"],
    examples: [
      ["apiKey", "x-api-key", "STRIPE_API_KEY", "apikey", "apiKeyV2", "credentials.key"],
      ["apiKeyId", "apiKeyName", "apiKeyCount", "publicApiKey", "hasApiKey", "primaryKey"],
    ],
  },
  {
    id: "client-secret",
    title: "client secret",
    terms: ["client secret", "consumer secret", "oauth secret", "app client secret", "oauth client secret"],
    weight: 3,
    examples: [
      ["clientSecret", "OAUTH_CLIENT_SECRET", "consumer_secret"],
      ["MISSING_CLIENT_SECRET_ERROR", "clientSecretExpiresAt", "clientId"],
    ],
  },
  {
    id: "credential",
    title: "credentials",
    terms: [
      "credential",
      "cred",
      "login detail",
      "sign in detail",
      "basic auth",
      "http auth",
      "user and password",
      "username and password",
    ],
    weight: 3,
    examples: [
      ["credentials", "awsCredentials", "dbCreds", "basicAuth"],
      ["credentialsPath", "credentialId", "credentialType", "useCredentials"],
    ],
  },
  {
    id: "authorization-header",
    title: "authorization header",
    terms: [
      "authorization",
      "proxy authorization",
      "auth header",
      "authorization header",
      "www authorization",
      "x authorization",
      "x amz security token",
      "x amz signature",
    ],
    weakTerms: ["bearer", "authentication header"],
    weight: 3,
    examples: [
      ["authorization", "authHeader", "Proxy-Authorization", "headers.authorization", "bearer"],
      ["unauthorized", "authorizationUrl", "authorizationService", "authentication", "isAuthorized"],
    ],
  },
  {
    id: "secret",
    title: "secret",
    terms: ["secret", "shared secret", "app secret key", "top secret value"],
    weight: 3,
    examples: [
      ["secret", "appSecret", "SESSION_SECRET", "secretValue", "secrets"],
      ["secretName", "secretArn", "secretary", "secretsManager", "secretId", "secretVersion"],
    ],
  },
  {
    id: "password-hash",
    title: "password hash",
    terms: [],
    weakTerms: [],
    inContext: {
      person: ["password hash", "hashed password", "password digest", "encrypted password", "pass hash", "hash"],
    },
    weight: 1,
    profiles: ["gdpr", "pci-dss"],
    examples: [
      ["user.passwordHash", "account.hashed_password"],
      ["passwordHash", "hashedPassword"],
    ],
  },
]);
