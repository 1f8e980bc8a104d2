// Work: applications, reviews, discipline.
import { defineGroup } from "./category.ts";

/** Categories of employment data. */
export const employment = defineGroup("employment", "personal", [
  {
    id: "employee-id",
    title: "personnel number",
    terms:
      "employee number, staff number, personnel number, payroll number, payroll id, badge number, employee no, employee code, personalnummer, hr id",
    // Mostly the key of a record.
    weakTerms: "worker number, employee id, staff id",
    weight: 1,
    sensitive: "employeeId, employeeNumber, payrollNumber, badgeNumber",
    harmless: "workerId, employeeCount, badgeCount, badgeId, employeeIdFormat, staffRole",
  },
  {
    id: "resume",
    title: "curriculum vitae",
    terms:
      "resume text, cv text, curriculum vitae, cover letter, resume data, cv data, resume content, work history, employment history, job history, work experience, candidate resume, candidate cv, lebenslauf, reference letter, background check, background check report, interview note, interview feedback",
    inContext: { person: "cv, resume, experience, employment, references" },
    weight: 1,
    sensitive: "coverLetter, candidateResume, employmentHistory, backgroundCheck",
    harmless: "resume, resumeUrl, resumeAt, canResume, resumeToken, cvId",
  },
  {
    id: "performance-review",
    title: "performance review",
    terms:
      "performance review, performance rating, appraisal, disciplinary record, disciplinary action, employee evaluation, warning letter, hr note, resignation letter, reason for leaving, performance improvement plan, grievance, employee complaint, exit interview, manager feedback, absence record, sick leave, leave of absence, sick day",
    inContext: { person: "termination reason, dismissal reason" },
    weight: 2,
    sensitive: "performanceReview, disciplinaryRecord, employee.terminationReason, sickLeave",
    harmless: "performance, performanceMetrics, reviewCount, codeReview, performanceMark",
  },
  {
    id: "union-membership",
    title: "trade union membership",
    terms:
      "union membership, trade union, trade union membership, union member, labor union, union member id, union due, gewerkschaft, works council membership",
    weight: 3,
    sensitive: "unionMembership, tradeUnion, isInLabor.unionMembership",
    harmless: "unionType, discriminatedUnion, reunion, union, unionTypes",
  },
]);
