// Numbers that states give to people, by country.
import { defineGroup } from "./category.ts";

/** Categories of government identifiers. */
export const government = defineGroup("government", "personal", [
  {
    id: "social-security-number",
    title: "social security number",
    terms:
      "ssn, social security number, social security no, social security, social security num, social insurance number, sin number, ssn last4, ssn number, ssn last 4, full ssn, numero de securite sociale, securite sociale, nir number, nino, national insurance number, ni number, sozialversicherungsnummer, ahv number, ahv nummer, avs number, rrn, resident registration number, itin ssn",
    weight: 3,
    profiles: ["gdpr", "hipaa"],
    sensitive: "ssn, socialSecurityNumber, user_ssn, nationalInsuranceNumber, SIN_NUMBER",
    harmless: "ssnRequired, ssnMask, ssnRegex, ssnFormat, isSsnValid, assn, session",
  },
  {
    id: "national-id",
    title: "national identification number",
    terms: `national id, national id number, national identification number, national identifier, national identity number, citizen id, citizen number, personal number, personal id number, personal identification number, personal identity code, personnummer, person number, fodselsnummer, cpr number, cpr nummer, hetu, henkilotunnus, bsn, burger service nummer, burgerservicenummer, rijksregisternummer, national register number, dni, nie, nif, dni number, cedula, numero cedula, cpf, cpf number, cpf cnpj, rg number, curp, codice fiscale, pesel, pesel number, cnp, rodne cislo, egn, oib, jmbg, emso, isikukood, asmens kodas, personas kods, tc kimlik, tc kimlik no, tckn, kimlik no, teudat zehut, emirates id, iqama, iqama number, civil id, nric, nric number, fin number, mykad, aadhaar, aadhar, aadhaar number, aadhar number, aadhaar no, cnic, cnic number, nik ktp, ktp number, nomor ktp, hkid, id card hk, resident id number, chinese id number, shenfenzheng, my number japan, run rut, rut number, identity number, government id, government id number, gov id, pps number, ppsn, amka, afm number, svnr, ahvnr, snils, national id card number`,
    inContext: { person: "rut, rg, rfc, nik, inn, ktp, egn, identity number, national id" },
    weakTerms: "id number",
    weight: 3,
    sensitive: "nationalId, aadhaarNumber, cpf, personnummer, bsn, codiceFiscale, nric, PESEL, idNumber",
    harmless: "nationalIdType, nationalIdRequired, isValidCpf, cpfMask, planId, userId",
  },
  {
    id: "passport-number",
    title: "passport number",
    terms:
      "passport, passport number, passport no, passport num, passport id, passport detail, passport data, passport info, travel document, travel document number, reisepass, reisepassnummer, pasaporte",
    weight: 3,
    sensitive: "passportNumber, passport_no, passportDetails, travelDocumentNumber",
    harmless: "passportStrategy, passportConfig, passportType, passportExpiryRequired, passportMiddleware",
  },
  {
    id: "driver-license",
    title: "driving licence number",
    terms:
      "driver license, driver license number, driver license no, driving license, driving license number, driver licence, dl number, drivers license, drivers license number, fuhrerschein, permis de conduire, driver license state, cnh, driver card number",
    inContext: { person: "license number, driver license, license no" },
    weight: 3,
    sensitive: "driverLicense, drivers_license_number, drivingLicenceNumber",
    harmless: "licenseType, databaseDriver, driverOptions, driverVersion",
  },
  {
    id: "voter-id",
    title: "voter number",
    terms:
      "voter id number, voter id card, voter registration number, voter number, epic number, electoral number, voter registration",
    // Where people vote on posts, somebody who does has an id, too.
    weakTerms: "voter id",
    weight: 2,
    sensitive: "voterIdNumber, voterRegistrationNumber",
    harmless: "voteId, voterCount, voterIdType",
  },
  {
    id: "visa-number",
    title: "visa or permit number",
    terms:
      "visa number, visa document number, work permit, work permit number, work permit no, residence permit no, i94 number, i 94 number, uscis number, a number uscis, visa control number, esta number, travel authorization number",
    weight: 2,
    sensitive: "visaNumber, workPermitNumber, uscisNumber",
    harmless: "visaType, visaCard, permitType, workPermitRequired",
  },
  {
    id: "vehicle-registration",
    title: "vehicle registration",
    terms:
      "license plate, licence plate, plate number, number plate, vehicle registration, vehicle registration number, registration plate, vin, vin number, vehicle identification number, kennzeichen, vrm, car plate, car registration number",
    inContext: { vehicle: "plate, registration, vin, reg no" },
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "licensePlate, vin, plateNumber, vehicle.registration",
    harmless: "templateNumber, plateType, vehicleId, vehicleType, vinValid",
  },
  {
    id: "military-id",
    title: "military or service number",
    terms:
      "military id, military service number, veteran id, edipi, dod id, dod id number, military status, veteran status",
    weight: 2,
    sensitive: "militaryId, dodIdNumber, veteranStatus",
    harmless: "serviceId, militaryTime, serviceAccountName",
  },
  {
    id: "business-registration",
    title: "registration number of a sole trader",
    terms:
      "siret, siren number, ein, employer identification number, cnpj, ein number, gst number, gstin, npi number, npi",
    weight: 1,
    sensitive: "siret, employerIdentificationNumber, gstin, cnpj",
    harmless: "gstRate, einRequired, npiRegistryUrl, beinId",
  },
]);
