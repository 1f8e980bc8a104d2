// The privacy and security rules of the Health Insurance Portability and Accountability Act, 45 CFR part 164
// (https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164).
import type { ComplianceProfile } from "./profile.ts";

export const hipaa: ComplianceProfile = {
  id: "hipaa",
  title: "Health Insurance Portability and Accountability Act",
  description:
    "Raises health data and the eighteen identifiers of 45 CFR 164.514(b)(2), from names to device numbers, to errors, and lowers other personal data to infos. Audit controls (164.312(b)) and the monitoring of logins (164.308(a)(5)(ii)(C)) need the events below.",
  named: { 3: "error", 2: "error", 1: "error" },
  others: "info",
  levels: {
    // Account, card, licence and other unique numbers, biometrics and faces, which the same paragraph lists.
    error:
      "bank-account iban account-balance card-number identity-document national-id tax-id passport-number driver-license voter-id military-id visa-number fingerprint face-data voice-print iris-scan biometric photo student-id employee-id messenger-address social-handle",
    warning: "age gender username user-profile message-content postal-code city religion criminal-record",
  },
  requiredEvents: [
    "authn_login_success",
    "authn_login_fail",
    "authn_login_fail_max",
    "authn_password_change",
    "authz_fail",
    "authz_change",
    "authz_admin",
    "privilege_permissions_changed",
    "authn_login_mfa_required",
    "session_created",
    "session_expired",
    "user_created",
    "user_updated",
    "user_deleted",
    "sensitive_create",
    "sensitive_read",
    "sensitive_update",
    "sensitive_delete",
    "sensitive_export",
    "sys_monitor_disabled",
  ],
  retentionDays: {
    min: {
      days: 2_191,
      source:
        "HIPAA (45 CFR 164.316(b)(2)(i)) keeps records of required activities for six years, which audit logs are commonly counted among",
    },
  },
};
