// Cryptographic keys and their material.
import { defineGroup } from "./category.ts";

/** Categories of keys. */
export const keys = defineGroup("keys", "secret", [
  {
    id: "private-key",
    title: "private key",
    terms: `private key, priv key, rsa private key, rsa key, ec private key, ecdsa key, ed25519 key, pem key, tls key, ssl key, server private key, cert key, certificate key, ca key, apns key, apple private key, service account key, service account json, jwk private, private jwk, private pem, keystore, key file content, firebase private key, app private key, github app private key, deploy key, host key`,
    weight: 3,
    profiles: ["pci-dss", "hipaa", "gdpr"],
    sensitive: "privateKey, PRIVATE_KEY, rsaPrivateKey, tlsKey, serviceAccountKey, privateKeyPem",
    harmless: "privateKeyPath, publicKey, privateKeyId, keyboard, keyCode, privateKeyFile",
  },
  {
    id: "ssh-key",
    title: "SSH key",
    terms: "ssh key, ssh private key, ssh identity, id rsa, id ed25519, ssh key content",
    weight: 3,
    profiles: ["pci-dss"],
    sensitive: "sshKey, SSH_PRIVATE_KEY, id_rsa",
    harmless: "sshKeyName, sshKeyFingerprint, sshPublicKey, sshKeyPath",
  },
  {
    id: "secret-key",
    title: "secret key",
    terms: `secret key, secret api key, secret access key, aws secret access key, aws secret key, aws secret, access key, access key secret, s3 secret, s3 secret key, secretkeybase, secret key base, app secret key, storage access key, minio secret key, django secret key`,
    weight: 3,
    profiles: ["pci-dss"],
    sensitive: "secretKey, AWS_SECRET_ACCESS_KEY, STRIPE_SECRET_KEY, accessKey, secretAccessKey",
    harmless: "accessKeyId, secretKeyRef, secretKeyName, secretKeySelector, AWS_ACCESS_KEY_ID",
  },
  {
    id: "encryption-key",
    title: "encryption key",
    terms: `encryption key, encrypt key, decryption key, decrypt key, cipher key, aes key, data encryption key, dek, kek, key encryption key, master key, master secret, wrapping key, root key, symmetric key, crypto key, storage encryption key, db encryption key, field encryption key, vault key, kms key material, key material, unseal key, unseal keys, app encryption key, n8n encryption key, premaster secret, transport key, session encryption key, room key, megolm key`,
    weakTerms: "data key",
    weight: 3,
    profiles: ["pci-dss", "hipaa", "gdpr"],
    sensitive: "encryptionKey, ENCRYPTION_KEY, masterKey, aesKey, dataKey, unsealKeys",
    harmless: "encryptionKeyId, kmsKeyArn, dataKeyCount, encryptionKeyVersion, kmsKeyId",
  },
  {
    id: "signing-key",
    title: "signing key",
    terms: `signing key, sign key, signing secret, signature key, signature secret, hmac key, hmac secret, jwt secret, jwt key, jwt private key, jwt signing key, jwt secret key, token secret, token signing key, access token secret key, refresh token secret, webhook secret, webhook signing secret, webhook key, slack signing secret, stripe webhook secret, verification secret, verification key, license signing key, cosign key, gpg key, pgp key, pgp private key, gpg private key, gpg passphrase, code signing key`,
    weight: 3,
    profiles: ["pci-dss", "gdpr"],
    sensitive: "signingKey, hmacKey, JWT_SECRET, signingSecret, webhookSecret, jwtKey",
    harmless: "signingKeyId, signingAlgorithm, hmacAlgorithm, jwtSecretMissing, signatureValid",
  },
  {
    id: "key-pair",
    title: "key pair",
    terms: "key pair, keypair, private key set",
    weight: 3,
    profiles: ["pci-dss"],
    sensitive: "keyPair, rsaKeyPair, keypair",
    harmless: "keyPairName, keyPairId, publicKeys",
  },
  {
    id: "pre-shared-key",
    title: "pre-shared key",
    terms:
      "pre shared key, psk, wpa key, wpa passphrase, wireguard key, wireguard private key, tls psk, network key, wifi key, device key, enrollment key, pairing key, pairing code, pairing token",
    weight: 3,
    profiles: ["pci-dss"],
    sensitive: "preSharedKey, psk, wpaPassphrase, wireguardPrivateKey",
    harmless: "pskIdentity, networkKeyIndex, pskEnabled",
  },
  {
    id: "salt",
    title: "salt or pepper",
    terms:
      "password salt, hash salt, salt value, user salt, pepper, password pepper, server salt, crypto salt, hashids salt",
    weakTerms: "salt",
    weight: 1,
    profiles: [],
    sensitive: "salt, passwordSalt, HASH_SALT, pepper",
    harmless: "saltRounds, saltLength, saltwater, SALT_ROUNDS",
  },
  {
    id: "license-key",
    title: "license key",
    terms:
      "license key, product key, serial key, activation license, license secret, licence key, entitlement key, steam key, game key",
    weight: 2,
    profiles: [],
    sensitive: "licenseKey, LICENSE_KEY, productKey",
    harmless: "licenseType, licenseUrl, licenseName, licenseKeyStatus",
  },
]);
