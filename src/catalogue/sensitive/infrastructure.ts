// Secrets of machines: connection strings, webhooks, environments, configuration that carries credentials.
import { defineGroup } from "./category.ts";

/** Categories of infrastructure secrets. */
export const infrastructure = defineGroup("infrastructure", "secret", [
  {
    id: "connection-string",
    title: "connection string",
    terms: `connection string, dsn, mongo uri, mongodb uri, mongo url, mongodb url, redis url, redis uri, postgres url, postgresql url, postgres uri, postgres prisma url, postgres url non pooling, pg url, pg connection, mysql url, mysql uri, mariadb url, sqlserver url, amqp url, rabbitmq url, cloudamqp url, elasticsearch url, smtp url, mailer dsn, shadow database url, jdbc url, database dsn, db dsn, connection url, connection uri, conn string, conn str, connstr, sentry dsn, cockroach url, turso url, neon url, kv url, clickhouse url, azure storage connection string, service bus connection string, event hub connection string, cosmos connection string, ldap url, ftp url, sqlalchemy url, couch url, couchdb url, couch db url, database connection, supabase db url, planetscale url, jawsdb url, rediscloud url, mongolab uri`,
    // The address of a hosted database often holds no credential; one from the environment mostly does.
    weakTerms: "database url, database uri, db url, db uri, nats url, mqtt url, broker url",
    weight: 3,
    profiles: ["pci-dss", "hipaa"],
    sensitive: "connectionString, DATABASE_URL, mongoUri, REDIS_URL, dsn, dbUrl",
    harmless: "databaseName, dbHost, databaseUrlMissing, connectionId, connectionStringName, hasDatabaseUrl",
  },
  {
    id: "webhook-url",
    title: "webhook URL",
    terms:
      "slack webhook, slack webhook url, discord webhook, discord webhook url, teams webhook, teams webhook url, incoming webhook url, zapier webhook url, make webhook url, google chat webhook, chat webhook url",
    weakTerms: "webhook url, webhook uri, hook url",
    weight: 2,
    profiles: [],
    sensitive: "slackWebhookUrl, DISCORD_WEBHOOK, webhookUrl",
    harmless: "webhookId, webhookName, webhookEvent, webhookUrlValid, webhookStatus",
  },
  {
    id: "proxy-url",
    title: "proxy URL",
    terms: "authenticated proxy url, proxy credential",
    weakTerms:
      "http proxy, https proxy, all proxy, proxy url, proxy uri, git remote, remote url, repo url, repository url, clone url, git url",
    weight: 1,
    profiles: [],
    sensitive: "HTTPS_PROXY, proxyUrl, cloneUrl, remoteUrl",
    harmless: "proxyPort, useProxy, proxyEnabled, repoUrlTemplate",
  },
  {
    id: "environment",
    title: "environment variables",
    terms: "process env,  dotenv value, env dump, child env, spawn env",
    weakTerms: "environment variable, env variable, env var",
    weight: 2,
    profiles: ["pci-dss"],
    sensitive: "envVars, environmentVariables, processEnv",
    harmless: "environment, envName, nodeEnv, isEnv, envFile, envVarName",
  },
  {
    id: "kubeconfig",
    title: "kubeconfig",
    terms:
      "kubeconfig, kube config, kube token, kubernetes token, k8s token, cluster token, bootstrap token, node token, docker config json, docker auth, docker config secret, registry auth, registry credential, npmrc, netrc, pgpass, htpasswd",
    weight: 3,
    profiles: ["pci-dss"],
    sensitive: "kubeconfig, kubeToken, dockerAuth, npmrc, registryAuth",
    harmless: "kubeconfigPath, kubeContext, kubeNamespace, npmrcPath, dockerAuthUrl",
  },
  {
    id: "cloud-session",
    title: "cloud session credential",
    terms:
      "aws session token, x amz security token, sts token, sts credential, assume role credential, aws credential, gcp credential, google application credential json, azure credential, azure client secret, managed identity token, instance identity token, iam token, iam credential, sas key, shared access key, shared access signature, storage account key, account sas, cosmos key, service bus key",
    weight: 3,
    profiles: ["pci-dss"],
    sensitive: "AWS_SESSION_TOKEN, X-Amz-Security-Token, stsCredentials, sharedAccessKey, storageAccountKey",
    harmless: "awsRegion, awsAccountId, roleArn, sharedAccessKeyName, sasKeyName",
  },
  {
    id: "internal-secret",
    title: "internal service secret",
    terms:
      "internal api key, internal token, internal secret, service secret, service to service token, inter service token, gateway secret, gateway key, gateway token, cron secret, revalidate secret, revalidation token, preview secret, deploy hook, deploy hook url, build hook, health check token, metrics token, worker secret, task secret, relay secret, plugin secret, agent token, agent key, agent secret, edge secret, sync secret, trigger secret, hook secret, queue secret, shared key",
    weight: 3,
    profiles: ["pci-dss"],
    sensitive: "INTERNAL_API_KEY, cronSecret, serviceSecret, deployHookUrl, agentToken",
    harmless: "cronSchedule, internalUrl, agentTokenId, serviceName, hookSecretName",
  },
  {
    id: "recaptcha-secret",
    title: "CAPTCHA secret",
    terms:
      "recaptcha secret, captcha secret, recaptcha secret key, recaptcha private key, hcaptcha secret, turnstile secret, turnstile secret key, captcha secret key, friendly captcha secret",
    weakTerms:
      "captcha token, recaptcha token, recaptcha response, g recaptcha response, turnstile token, hcaptcha token",
    weight: 2,
    profiles: [],
    sensitive: "recaptchaSecret, TURNSTILE_SECRET_KEY, captchaToken",
    harmless: "recaptchaSiteKey, captchaEnabled, captchaScore, captchaProvider",
  },
  {
    id: "push-token",
    title: "push notification token",
    terms:
      "push token, device token, fcm token, apns token, apn token, expo push token, push subscription, push endpoint, gcm registration id, fcm registration id, apns registration id, push registration id, device registration id, gcm token, vapid private key, vapid key, fcm server key, fcm key, voip token",
    weight: 2,
    profiles: ["gdpr"],
    sensitive: "pushToken, fcmToken, deviceToken, vapidPrivateKey, expoPushToken",
    harmless: "pushEnabled, pushTokenCount, vapidPublicKey, deviceTokenType, registrationId",
  },
]);
