// The Payment Card Industry Data Security Standard, version 4.0.1 (https://www.pcisecuritystandards.org/document_library/).
import type { ComplianceProfile } from "./profile.ts";

export const pciDss: ComplianceProfile = {
  id: "pci-dss",
  title: "Payment Card Industry Data Security Standard",
  description:
    "Raises cardholder data (requirement 3.5) and sensitive authentication data (3.3) to errors, lets the last four digits of a card pass (3.4.1), and lowers personal data that is not about cards to infos. Requirement 10.2.1 lists the events below.",
  named: { 3: "error", 2: "error", 1: "warning" },
  others: "info",
  levels: { off: "card-last-digits", warning: "bank-account iban transaction-detail" },
  requiredEvents: [
    // 10.2.1.1 access to cardholder data, 10.2.1.2 administrative access
    "sensitive_read",
    "sensitive_export",
    "authz_admin",
    // 10.2.1.4 invalid access attempts
    "authn_login_fail",
    "authn_login_fail_max",
    "authz_fail",
    // 10.2.1.5 changes to identification and authentication
    "authn_login_success",
    "authn_password_change",
    "authn_token_created",
    "authz_change",
    "privilege_permissions_changed",
    "user_created",
    "user_updated",
    "user_deleted",
    // 10.2.1.6 audit logs started, stopped or paused; 10.2.1.7 system-level objects
    "sys_startup",
    "sys_shutdown",
    "sys_monitor_disabled",
  ],
  retentionDays: {
    min: {
      days: 365,
      source: "PCI DSS 4.0.1, requirement 10.5.1, asks for twelve months, the last three at hand",
    },
  },
};
