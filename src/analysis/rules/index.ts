// The rules, in the order of the documentation.
import { createRegistry } from "../../base/registry.ts";
import type { Rule } from "../rule.ts";
import { completeSecurityEvent } from "./complete-security-event.ts";
import { effectiveRedaction } from "./effective-redaction.ts";
import { httpLoggerRedaction } from "./http-logger-redaction.ts";
import { logFilePermissions } from "./log-file-permissions.ts";
import { logRetention } from "./log-retention.ts";
import { logTimestamp } from "./log-timestamp.ts";
import { noLogInjection } from "./no-log-injection.ts";
import { noPersonalDataInLog } from "./no-personal-data-in-log.ts";
import { noSecretInError } from "./no-secret-in-error.ts";
import { noSecretInLog } from "./no-secret-in-log.ts";
import { noSilencedLogger } from "./no-silenced-logger.ts";
import { noSwallowedSecurityError } from "./no-swallowed-security-error.ts";
import { noUnfilteredObjectInLog } from "./no-unfiltered-object-in-log.ts";
import { securityEventLevel } from "./security-event-level.ts";
import { secureLogTransport } from "./secure-log-transport.ts";
import { structuredLogCall } from "./structured-log-call.ts";
import { requireSecurityEvent } from "./require-security-event.ts";

export const rules = createRegistry<Rule>("rule", [
  noSecretInLog,
  noPersonalDataInLog,
  noUnfilteredObjectInLog,
  noSecretInError,
  noLogInjection,
  effectiveRedaction,
  httpLoggerRedaction,
  logFilePermissions,
  logRetention,
  logTimestamp,
  secureLogTransport,
  requireSecurityEvent,
  completeSecurityEvent,
  structuredLogCall,
  noSwallowedSecurityError,
  securityEventLevel,
  noSilencedLogger,
]);
