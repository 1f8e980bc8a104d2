// Law, benefits and confidential business about a person.
import { defineGroup } from "./category.ts";

/** Categories of legal data. */
export const legal = defineGroup("legal", "personal", [
  {
    id: "case-number",
    title: "case or claim number",
    terms:
      "court case number, claim number, insurance claim number, docket number, police report number, legal case number, benefit claim number, case file number, legal file, insurance claim",
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "claimNumber, docketNumber, courtCaseNumber",
    harmless: "caseId, testCase, claimType, lowerCase, claimCount",
  },
  {
    id: "legal-document",
    title: "legal document",
    terms:
      "power of attorney, last will, will document, testament document, prenup, divorce decree, custody agreement, court order, restraining order, legal document content, settlement agreement, attorney note, attorney client communication, privileged communication",
    weight: 2,
    sensitive: "powerOfAttorney, restrainingOrder, settlementAgreement",
    harmless: "orderId, documentId, legalNotice, agreementId",
  },
  {
    id: "consent-record",
    title: "consent of a person",
    terms:
      "consent record, gdpr consent record, data subject request, dsar, subject access request, erasure request, consent history, opt out record, deletion request data",
    weight: 1,
    sensitive: "consentRecord, dataSubjectRequest, erasureRequest",
    harmless: "consentRequired, hasConsent, cookieConsent, requestId",
  },
]);
