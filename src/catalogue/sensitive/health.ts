// Health data, as in GDPR article 9 and the HIPAA privacy rule.
import { defineGroup, type CategoryRow } from "./category.ts";

const rows: readonly CategoryRow[] = [
  {
    id: "medical-record-number",
    title: "medical record number",
    terms:
      "medical record number, mrn, patient id, patient number, patient identifier, health record number, chart number, hospital number, hospital id, nhs number, chi number, health card number, ehr id, patient mrn, medicare number, medicaid id, medicaid number, medicare id, mbi, medicare beneficiary identifier, hcn, patient account number, health id",
    inContext: { patient: "id, identifier, number, mrn, record number" },
    weakTerms: "health card",
    weight: 3,
    sensitive: "mrn, medicalRecordNumber, patientId, nhsNumber, patient.id",
    harmless: "recordNumber, recordId, hospitalName, chartId, patientCount",
  },
  {
    id: "health-insurance",
    title: "health insurance number",
    terms:
      "health insurance number, health insurance, health insurance id, insurance number, insurance member id, insurance id, insurance policy number, policy number, policyholder id, health plan number, health plan id, health plan beneficiary number, subscriber id insurance, insurance card, insurance group number, member id insurance, krankenversichertennummer, kvnr, versichertennummer, carte vitale, group policy number, insurance detail, insurance info",
    weight: 2,
    sensitive: "healthInsuranceNumber, policyNumber, insuranceMemberId, insuranceCard",
    harmless: "insuranceType, insuranceProvider, policyId, policyName, insuranceEnabled",
  },
  {
    id: "diagnosis",
    title: "diagnosis",
    terms:
      "diagnosis, medical diagnosis, diagnosis code, icd code, icd10, icd 10 code, icd9 code, medical condition, health condition, chronic condition, disease history, illness, comorbidity, prognosis, differential diagnosis, snomed code, health issue, preexisting condition, medical problem, hiv status, cancer stage, covid status",
    inContext: { patient: "condition, conditions, disease, problem, problems, illness" },
    weight: 3,
    sensitive: "diagnosis, medicalCondition, patient.conditions, icdCode, hivStatus",
    harmless: "condition, whereCondition, diagnostics, conditionType, diagnosticCode, raceCondition",
  },
  {
    id: "medication",
    title: "medication",
    terms:
      "medication, prescription, dosage, current medication, medication list, prescription number, rx number, prescribed drug, medicine name, drug history, prescription detail, refill prescription",
    inContext: { patient: "drug, drugs, dose, rx, medicine" },
    weight: 3,
    sensitive: "medications, prescription, patient.drugs, currentMedication",
    harmless: "drugId, prescriptionId, medicationCount, dosageUnit",
  },
  {
    id: "allergy",
    title: "allergy",
    terms:
      "allergy, food allergy, drug allergy, allergic reaction, patient allergy, dietary restriction, dietary requirement",
    weight: 2,
    sensitive: "allergies, drugAllergies, dietaryRestrictions",
    harmless: "allergyId, allergenCount, allergyEnabled",
  },
  {
    id: "lab-result",
    title: "laboratory result",
    terms:
      "lab result, laboratory result, blood test, blood test result, lab report, lab value, blood pressure, heart rate, blood glucose, glucose level, cholesterol, hemoglobin, blood sugar, vital sign, oxygen saturation, body temperature, urine test, biopsy, biopsy result, pathology report, radiology report, imaging report, mri result, xray result, specimen result, ecg data, ekg data, covid test result, drug test result, hba1c, bmi",
    inContext: { patient: "vitals, lab, labs, results, observation, observations, test results" },
    weight: 3,
    sensitive: "labResults, bloodPressure, patient.vitals, heartRate, bmi",
    harmless: "testResults, testResult, resultCount, vitals, labelResult, webVitals",
  },
  {
    id: "medical-history",
    title: "medical history",
    terms:
      "medical history, health history, medical record, health record, patient history, medical data, health information, health info, protected health information, clinical data, clinical note, doctor note, medical note, progress note, discharge summary, medical report, surgical history, surgery, family medical history, ehr data, emr, clinical record, medical file, patient chart, treatment history, treatment plan, treatment record, hospitalization, hospital stay, therapy note, care plan, medical information, medical info, health declaration, health questionnaire, sick note, sick leave reason",
    weakTerms: "health data, symptom, phi",
    inContext: { patient: "history, notes, chart, treatment, treatments, procedure, procedures, encounter" },
    weight: 3,
    sensitive: "medicalHistory, healthRecord, patient.notes, clinicalNotes, symptoms, treatmentPlan",
    harmless: "history, healthCheck, healthStatus, recordCount, graphInfo, browserHistory",
  },
  {
    id: "disability",
    title: "disability",
    terms:
      "disability, disability status, disability type, impairment, special need, special needs, mobility impairment, wheelchair user, disabled person status",
    weight: 3,
    sensitive: "disability, disabilityStatus, specialNeeds",
    harmless: "disabled, isDisabled, disabilityOptions, disableButton",
  },
  {
    id: "mental-health",
    title: "mental health",
    terms:
      "mental health, mental health status, psychiatric history, psychological evaluation, depression score, anxiety score, therapy session note, psychotherapy note, phq9, gad7, suicidal ideation, mental illness, mental health note, substance abuse, addiction history, alcohol use, drug use history, rehab history",
    weight: 3,
    sensitive: "mentalHealth, psychiatricHistory, depressionScore, substanceAbuse",
    harmless: "healthScore, mentalModel, therapyId, anxietyScoreType",
  },
  {
    id: "reproductive-health",
    title: "reproductive health",
    terms:
      "pregnancy, pregnancy status, pregnant, due date pregnancy, fertility, fertility data, menstrual cycle, menstruation, ovulation date, period tracking, abortion, contraception, ivf, maternity status, miscarriage, last period date, sexual health, std status, sti result, gestational age",
    weight: 3,
    sensitive: "pregnancyStatus, menstrualCycle, fertilityData, ovulationDate",
    harmless: "periodStart, billingCycle, dueDate, pregnancyTestId",
  },
  {
    id: "vaccination",
    title: "vaccination",
    terms:
      "vaccination, vaccination status, vaccine record, immunization, immunization record, vaccination record, covid certificate, vaccination certificate, immunity status",
    weight: 2,
    sensitive: "vaccinationStatus, immunizationRecord, vaccineRecord",
    harmless: "vaccineId, vaccinationCount, vaccinationType",
  },
  {
    id: "blood-type",
    title: "blood type",
    terms: "blood type, blood group, rhesus factor, rh factor, blutgruppe, organ donor status",
    weight: 2,
    sensitive: "bloodType, bloodGroup, rhFactor",
    harmless: "bloodTypeOptions, typeGroup, bloodGroupId",
  },
  {
    id: "genetic-data",
    title: "genetic data",
    terms:
      "genetic data, dna, dna sequence, dna profile, genome, genome data, genotype, genetic test, genetic marker, genomic data, genetic information, dna sample, snp data, brca status, haplotype, ancestry dna, family genetic history, genetic result",
    weight: 3,
    sensitive: "geneticData, dnaProfile, genotype, genomeData",
    harmless: "genomeVersion, geneId, geneName, dnaCount, genericData",
  },
  {
    id: "admission",
    title: "admission and visit dates",
    terms:
      "admission date, discharge date, date of death, death date, date of admission, appointment reason, visit reason, reason for visit, admission reason, chief complaint, cause of death, date of service medical, death certificate, appointment note, referral reason, encounter reason",
    inContext: { patient: "admitted, discharged, admission, deceased, appointment" },
    weight: 2,
    sensitive: "admissionDate, dischargeDate, chiefComplaint, visitReason, dateOfDeath",
    harmless: "appointmentId, visitCount, admissionController, dischargeType",
  },
];

/** Categories of health data. */
export const health = defineGroup(
  "health",
  "personal",
  rows.map((row) => ({ profiles: ["gdpr", "hipaa"], ...row })),
);
