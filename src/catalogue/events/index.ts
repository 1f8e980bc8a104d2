// The security events that Seclog knows, in the order in which they are documented.
import { createRegistry } from "../../base/registry.ts";
import type { SecurityEvent } from "./security-event.ts";
import { authnLoginSuccess } from "./authn-login-success.ts";
import { authnLoginFail } from "./authn-login-fail.ts";
import { authnLoginFailMax } from "./authn-login-fail-max.ts";
import { authnLoginMfaRequired } from "./authn-login-mfa-required.ts";
import { authnLoginLock } from "./authn-login-lock.ts";
import { authnLogout } from "./authn-logout.ts";
import { authnPasswordChange } from "./authn-password-change.ts";
import { authnPasswordChangeFail } from "./authn-password-change-fail.ts";
import { authnPasswordResetRequest } from "./authn-password-reset-request.ts";
import { authnMfaChange } from "./authn-mfa-change.ts";
import { authnMfaChangeFail } from "./authn-mfa-change-fail.ts";
import { authnTokenCreated } from "./authn-token-created.ts";
import { authnTokenRevoked } from "./authn-token-revoked.ts";
import { authnTokenDelete } from "./authn-token-delete.ts";
import { authnTokenReuse } from "./authn-token-reuse.ts";
import { authnTokenVerifyFail } from "./authn-token-verify-fail.ts";
import { authnCsrfFail } from "./authn-csrf-fail.ts";
import { authzFail } from "./authz-fail.ts";
import { privilegePermissionsChanged } from "./privilege-permissions-changed.ts";
import { authzAdmin } from "./authz-admin.ts";
import { userCreated } from "./user-created.ts";
import { userCreateDenied } from "./user-create-denied.ts";
import { userUpdated } from "./user-updated.ts";
import { userArchived } from "./user-archived.ts";
import { userDeleted } from "./user-deleted.ts";
import { sessionCreated } from "./session-created.ts";
import { sessionRenewed } from "./session-renewed.ts";
import { sessionExpired } from "./session-expired.ts";
import { excessRateLimitExceeded } from "./excess-rate-limit-exceeded.ts";
import { inputValidationFail } from "./input-validation-fail.ts";
import { maliciousCors } from "./malicious-cors.ts";
import { maliciousSsrf } from "./malicious-ssrf.ts";
import { uploadComplete } from "./upload-complete.ts";
import { uploadValidationFail } from "./upload-validation-fail.ts";
import { sensitiveRead } from "./sensitive-read.ts";
import { sensitiveDelete } from "./sensitive-delete.ts";
import { configChanged } from "./config-changed.ts";
import { cryptoFail } from "./crypto-fail.ts";
import { sysStartup } from "./sys-startup.ts";
import { sysShutdown } from "./sys-shutdown.ts";
import { sysMonitorDisabled } from "./sys-monitor-disabled.ts";
import { paymentSuccess } from "./payment-success.ts";
import { paymentFail } from "./payment-fail.ts";
import { toolCall } from "./tool-call.ts";

export const securityEvents = createRegistry<SecurityEvent>("security event", [
  authnLoginSuccess,
  authnLoginFail,
  authnLoginFailMax,
  authnLoginMfaRequired,
  authnLoginLock,
  authnLogout,
  authnPasswordChange,
  authnPasswordChangeFail,
  authnPasswordResetRequest,
  authnMfaChange,
  authnMfaChangeFail,
  authnTokenCreated,
  authnTokenRevoked,
  authnTokenDelete,
  authnTokenReuse,
  authnTokenVerifyFail,
  authnCsrfFail,
  authzFail,
  privilegePermissionsChanged,
  authzAdmin,
  userCreated,
  userCreateDenied,
  userUpdated,
  userArchived,
  userDeleted,
  sessionCreated,
  sessionRenewed,
  sessionExpired,
  excessRateLimitExceeded,
  inputValidationFail,
  maliciousCors,
  maliciousSsrf,
  uploadComplete,
  uploadValidationFail,
  sensitiveRead,
  sensitiveDelete,
  configChanged,
  cryptoFail,
  sysStartup,
  sysShutdown,
  sysMonitorDisabled,
  paymentSuccess,
  paymentFail,
  toolCall,
]);

const byName = new Map(securityEvents.entries.map((event) => [event.name, event]));

/** The event with this OWASP name, or undefined. */
export function eventNamed(name: string): SecurityEvent | undefined {
  return byName.get(name);
}
