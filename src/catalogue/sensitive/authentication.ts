// Factors of authentication: one-time codes, second factors, recovery and the answers people give.
import { defineGroup } from "./category.ts";

/** Categories of authentication factors. */
export const authentication = defineGroup("authentication", "secret", [
  {
    id: "one-time-password",
    title: "one-time password",
    terms: `otp, one time password, one time passcode, otp code, one time code, totp, totp code, hotp, sms code, email code, phone code, login code, sign in code, verification code, verify code, verify email code, verify phone code, verification email code, email verify code, confirm email code, confirmation code, confirm code, access code, auth pin, verification pin, sms otp, email otp, authenticator code, authentication code, passkey code`,
    inContext: { credential: "otp", url: "otp" },
    weight: 3,
    profiles: ["gdpr", "pci-dss", "hipaa"],
    sensitive: "otp, totpCode, smsCode, verificationCode, oneTimePassword, loginCode, verify_email_code",
    harmless: "otpLength, otpExpiry, otpEnabled, verificationCodeSent, otpType, hasOtp",
  },
  {
    id: "mfa-code",
    title: "second-factor code",
    terms:
      "mfa code, mfa token, 2fa code, 2fa token, two factor code, two factor token, second factor code, tfa code, tfa token, factor code, authenticator token, mfa otp, mfa answer",
    weight: 3,
    profiles: ["gdpr", "pci-dss", "hipaa"],
    sensitive: "mfaCode, twoFactorCode, 2faToken, mfa_token",
    harmless: "mfaEnabled, mfaType, twoFactorEnabled, mfaCodeLength, mfaRequired",
  },
  {
    id: "mfa-secret",
    title: "second-factor secret",
    terms:
      "mfa secret, totp secret, otp secret, 2fa secret, two factor secret, tfa secret, authenticator secret, mfa seed, totp seed, totp key, otp key, otp seed, 2fa key, totp uri, otpauth url, otp auth url, otpauth uri, otp uri, authenticator key, hotp secret",
    weight: 3,
    profiles: ["gdpr", "pci-dss", "hipaa"],
    sensitive: "mfaSecret, totpSecret, twoFactorSecret, otpauthUrl",
    harmless: "mfaSecretLength, totpSecretSize, mfaMethod",
  },
  {
    id: "recovery-code",
    title: "recovery code",
    terms:
      "recovery code, backup code, scratch code, recovery key, backup key, emergency code, rescue code, emergency kit, mfa backup code, recovery kit, recovery secret",
    weight: 3,
    profiles: ["gdpr", "pci-dss", "hipaa"],
    sensitive: "recoveryCodes, backupCodes, backup_code, recoveryKey",
    harmless: "recoveryCodesCount, backupCodesRemaining, hasRecoveryCodes, recoveryCodeUsed",
  },
  {
    id: "pin",
    title: "PIN",
    terms:
      "pin number, card pin, pin code, security pin, user pin, login pin, pin block, debit pin, account pin, passcode pin, mpin, upi pin, puk, puk code, sim pin, device pin, parental pin, voicemail pin, new pin, old pin, confirm pin, transaction pin",
    inContext: { credential: "pin", payment: "pin", person: "pin", bank: "pin" },
    weight: 3,
    profiles: ["pci-dss", "gdpr"],
    sensitive: "pinCode, cardPin, user.pin, mpin, card.pin",
    harmless: "pin, pinned, mapPin, pinMessage, spinner, pinLength, gpio.pin",
  },
  {
    id: "security-answer",
    title: "answer to a security question",
    terms:
      "security answer, secret answer, security question answer, challenge answer, recovery answer, secret question answer, memorable word, memorable answer, security response answer",
    weight: 3,
    profiles: ["gdpr", "pci-dss"],
    sensitive: "securityAnswer, secret_answer, securityQuestionAnswer",
    harmless: "securityQuestionId, answerCount, securityAnswerLength",
  },
  {
    id: "security-question",
    title: "security question",
    terms: "security question, secret question, challenge question, recovery question, password question",
    weight: 1,
    profiles: ["gdpr"],
    sensitive: "securityQuestion, secret_question",
    harmless: "securityQuestionId, questionCount, securityQuestionCount",
  },
  {
    id: "webauthn-data",
    title: "passkey data",
    terms:
      "attestation object, authenticator data, client data json, passkey private, credential private key, webauthn response, fido assertion, passkey response, authenticator attestation response, authenticator assertion response",
    weakTerms: "webauthn challenge",
    weight: 1,
    profiles: ["gdpr"],
    sensitive: "attestationObject, clientDataJSON, authenticatorData",
    harmless: "passkeyName, passkeyCount, webauthnEnabled, webauthnTimeout",
  },
]);
