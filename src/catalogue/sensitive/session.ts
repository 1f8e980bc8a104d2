// What keeps somebody signed in, and the single-use links and tokens that stand in for a sign-in.
import { defineGroup } from "./category.ts";

/** Categories of session data. */
export const session = defineGroup("session", "secret", [
  {
    id: "session-id",
    title: "session id",
    terms: `jsessionid, phpsessid, asp net session id, connect sid, auth session id, login session id, sso session id`,
    // Protocols, analytics and chats call their correlation ids so too.
    weakTerms: "sid, session id, sess id, session identifier, user session id",
    inContext: { session: "id, sid" },
    weight: 2,
    profiles: ["gdpr", "pci-dss", "hipaa"],
    sensitive: "sessionId, SESSION_ID, session.id, sid, sessionSid, PHPSESSID",
    harmless:
      "sessionIdLength, sessionCount, sessionName, session.name, hasSession, sessionStore, userSid, service_provider_sid, objectSid",
  },
  {
    id: "session-token",
    title: "session token",
    terms:
      "session token, user session token, session secret value, ticket granting ticket, sso ticket, login ticket, auth ticket",
    inContext: { session: "ticket" },
    weight: 3,
    profiles: ["gdpr", "pci-dss", "hipaa"],
    sensitive: "sessionToken, next-auth.session-token, SESSION_TOKEN, ssoTicket",
    harmless: "sessionTokenMaxAge, sessionTokenCookieName, sessionTokenExpires",
  },
  {
    id: "cookie",
    title: "cookie",
    terms:
      "cookie, set cookie, session cookie, auth cookie, cookie header, cookie string, cookie value, cookie jar, signed cookie, raw cookie",
    weight: 2,
    profiles: ["gdpr", "pci-dss", "hipaa"],
    sensitive: "cookie, cookies, setCookie, Set-Cookie, sessionCookie, req.cookies",
    harmless: "cookieName, cookieOptions, cookieConsent, cookieDomain, cookieParser, hasCookie",
  },
  {
    id: "session-secret",
    title: "session signing secret",
    terms:
      "session secret, cookie secret, cookie key, cookie password, session password, nextauth secret, auth secret, keygrip secret",
    weakTerms: "session key",
    weight: 3,
    profiles: ["pci-dss"],
    sensitive: "SESSION_SECRET, cookieSecret, NEXTAUTH_SECRET, sessionKey",
    harmless: "sessionSecretMissing, cookieSecretLength, sessionSecretName",
  },
  {
    id: "csrf-token",
    title: "CSRF token",
    terms:
      "csrf token, xsrf token, x csrf token, x xsrf token, csrf secret, anti forgery token, request verification token, csrf value",
    weakTerms: "csrf, xsrf",
    weight: 1,
    profiles: [],
    sensitive: "csrfToken, X-XSRF-TOKEN, csrfSecret",
    harmless: "csrfTokenName, csrfEnabled, csrfProtection, isCsrfValid",
  },
  {
    id: "reset-token",
    title: "password reset token",
    terms: `reset token, password reset token, reset password token, forgot password token, recovery token, password recovery token, reset code, password reset code, reset password code, forgot password code, change password code, reset key, reset password key, reset password id, password reset id, reset request id, reset password request id, reset psw request id, password reset request id, reset hash value, reset guid, reset uuid, account recovery token, set password token, password token, change password token`,
    weight: 3,
    profiles: ["gdpr"],
    sensitive:
      "resetToken, password_reset_token, resetPasswordToken, recoveryToken, resetPasswordCode, resetpswrequestid",
    harmless: "resetTokenExpires, resetTokenTtl, hasResetToken, resetTokenSentAt, resetPassword",
  },
  {
    id: "reset-link",
    title: "link that signs in or resets a password",
    terms: `reset link, reset url, password reset link, password reset url, reset password url, reset password link, recovery link, recovery url, magic link, magic url, one time link, verification link, verification url, verify link, verify url, confirmation link, confirmation url, confirm link, activation link, activation url, unlock link, set password link, set password url, auto login url, impersonation url, account setup link`,
    weakTerms: "sign in url, sign in link, login link, confirm url",
    weight: 3,
    profiles: ["gdpr"],
    sensitive: "resetUrl, resetLink, magicLink, verificationUrl, passwordResetLink",
    harmless: "resetUrlTemplate, resetLinkExpiry, resetLinkSent, magicLinkEnabled",
  },
  {
    id: "invite-token",
    title: "invitation token or link",
    terms: `invite token, invitation token, invite link, invite url, invitation link, invitation url, invite code, invitation code, join token, join code, share token, shared link token, enrollment token, registration token, claim token, onboarding token`,
    weakTerms: "join link, join url",
    weight: 2,
    profiles: ["gdpr"],
    sensitive: "inviteToken, inviteLink, INVITE_CODE, registrationToken, shareToken",
    harmless: "inviteTokenId, inviteCount, inviteLinkEnabled, invitationCodeLength",
  },
  {
    id: "verification-token",
    title: "verification token",
    terms: `verification token, verify token, verify email token, email verify token, email verification token, email token, confirmation token, confirm token, activation token, activation key, activation code, email confirmation token, unsubscribe token, unlock token, magic token, magic link token, one time token, ott, remember token, remember me token, rememberme, persistent token, challenge token, nonce token, state token, ws token, socket token`,
    weight: 3,
    profiles: ["gdpr"],
    sensitive:
      "verificationToken, emailVerificationToken, activationCode, rememberToken, unsubscribe_token, VERIFY_TOKEN",
    harmless: "verificationTokenExpiry, verificationStatus, isVerified, activationTokenTtl",
  },
  {
    id: "authorization-code",
    title: "OAuth authorization code",
    terms:
      "authorization code, auth code, oauth code, grant code, device code, code verifier, pkce verifier, pkce code verifier, request token, oauth verifier, saml response, saml assertion, saml request, saml assertion xml, saml response xml, assertion xml, saml xml, saml token, client assertion, oauth state",
    inContext: { credential: "code", url: "code, saml response" },
    weight: 2,
    profiles: ["gdpr"],
    sensitive: "authorizationCode, auth_code, codeVerifier, SAMLResponse, oauth.code",
    harmless: "statusCode, errorCode, authCodeUrl, codeChallengeMethod, countryCode",
  },
  {
    id: "signed-url",
    title: "signed URL",
    terms:
      "signed url, presigned url, pre signed url, presigned link, signed link, sas url, sas uri, upload url signed, signed uri, presigned post, x amz signature, x amz credential, x goog signature",
    inContext: { url: "sig, signature, x amz signature, x goog signature, hmac, x amz credential" },
    weight: 2,
    profiles: [],
    sensitive: "signedUrl, presignedUrl, pre_signed_url, sasUrl",
    harmless: "signedUrlExpiry, signedUrlTtl, publicUrl, callbackUrl",
  },
  {
    id: "token-response",
    title: "response of a token endpoint",
    terms:
      "token response, token result, oauth response, token set, oauth tokens response, auth response, token payload response, login response, signin response",
    weakTerms: " login result",
    weight: 2,
    profiles: ["gdpr"],
    sensitive: "tokenResponse, tokenSet, oauthResponse",
    harmless: "tokenResponseStatus, tokenResponseTime",
  },
]);
