// The General Data Protection Regulation, (EU) 2016/679 (https://eur-lex.europa.eu/eli/reg/2016/679/oj).
import type { ComplianceProfile } from "./profile.ts";

export const gdpr: ComplianceProfile = {
  id: "gdpr",
  title: "General Data Protection Regulation",
  description:
    "Raises the special categories of article 9 (health, biometrics, belief, origin, orientation …), data on offences (article 10), data of children and identity numbers (article 87) to errors. Security of processing (article 32) and the duty to tell of a breach within 72 hours (article 33) need the events below.",
  named: { 3: "error", 2: "warning", 1: "warning" },
  levels: {
    error: "health-insurance allergy vaccination blood-type admission child-data guardian-data call-recording",
    // Says little without anything that identifies.
    info: "user-agent language-accent education-level",
    // Of companies, which the regulation does not protect.
    off: "business-registration",
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
    "user_created",
    "user_updated",
    "user_deleted",
    "sensitive_read",
    "sensitive_export",
    "sensitive_delete",
    "sys_monitor_disabled",
  ],
  retentionDays: {
    // The regulation names no figure; the recommendation of a supervisory authority is as near as one gets:
    // CNIL, délibération 2021-122 of 14 October 2021: logs are kept between six months and one year.
    max: {
      days: 365,
      source:
        "storage limitation (GDPR article 5(1)(e)) allows no longer than needed, and the CNIL recommends a year at most",
    },
  },
};
