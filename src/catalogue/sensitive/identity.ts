// Who somebody is: names, birth, appearance, signature.
import { defineGroup } from "./category.ts";

/** Categories of identity data. */
export const identity = defineGroup("identity", "personal", [
  {
    id: "person-name",
    title: "name of a person",
    terms: `first name, last name, given name, family name, surname, middle name, legal name, birth name, maiden name, mother maiden name, father name, mother name, spouse name, patient name, customer name, employee name, student name, passenger name, guest name, recipient name, sender name, contact name, guardian name, emergency contact name, applicant name, owner full name, person name, legal first name, legal last name, beneficiary name, account holder name, account holder, payer name, payee name, signer name, doctor name, physician name, donor name, patronymic, vorname, nachname, nombre completo, apellido, prenom, nom de famille, subscriber name, visitor name, attendee name`,
    weakTerms:
      "fname, candidate name, full name, display name, nick name, nickname, author name, billing name, shipping name, user full name, buyer name, seller name, client full name",
    inContext: {
      person: "name, fname, preferred name, full name, first, last, display name, initials, surname, middle",
    },
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "firstName, last_name, user.name, patientName, fullName, maidenName, customer.displayName",
    harmless:
      "fileName, config.name, hostname, className, tableName, firstNameLength, serviceName, lastNameRequired, repo.name",
  },
  {
    id: "username",
    title: "user name",
    terms:
      "login name, user login, login username, account username, user handle, screen name, account login, sam account name, user principal name, upn, logon name",
    weakTerms: "user name",
    inContext: { person: "login, handle, username, user name" },
    weight: 1,
    sensitive: "username, loginName, user.login, userPrincipalName",
    harmless: "usernameField, usernameTaken, isUsernameValid, loginUrl, usernameRegex",
  },
  {
    id: "birth-date",
    title: "date of birth",
    terms:
      "birth date, date of birth, dob, birthday, birth day, birth year, year of birth, birth month, month of birth, day of birth, born on, born at date, geburtsdatum, fecha de nacimiento, date naissance, date de naissance, data nascimento, data de nascimento",
    inContext: { person: "born, birth" },
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "birthDate, dateOfBirth, dob, birthday, BIRTH_YEAR, patient.dob",
    harmless: "dobRequired, birthDateFormat, birthdayCount, rebirth, isBirthday",
  },
  {
    id: "age",
    title: "age",
    terms: "user age, patient age, customer age, person age, age in year, member age, client age, age of user",
    inContext: { person: "age, age group", patient: "age" },
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "user.age, patientAge, userAge",
    harmless: "age, maxAge, cacheAge, page, image.age, message",
  },
  {
    id: "birth-place",
    title: "place of birth",
    terms:
      "birth place, place of birth, birth city, birth country, city of birth, country of birth, birth town, geburtsort, lugar nacimiento",
    weight: 2,
    profiles: ["gdpr"],
    sensitive: "birthPlace, placeOfBirth, city_of_birth",
    harmless: "placeId, birthPlaceRequired, marketplace",
  },
  {
    id: "gender",
    title: "gender",
    terms:
      "gender, gender identity, biological sex, sex assigned at birth, pronoun, preferred pronoun, geschlecht, sexo, sex at birth, legal gender",
    inContext: { person: "sex, pronouns" },
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "gender, user.sex, genderIdentity, pronouns",
    harmless: "genderOptions, sex, genderFilter, voiceGenderType, sextant",
  },
  {
    id: "nationality",
    title: "nationality",
    terms:
      "nationality, citizenship, country of citizenship, immigration status, citizenship status, residency status, visa status, refugee status, asylum status, right to work status, alien number, alien registration number",
    weight: 2,
    sensitive: "nationality, citizenship, immigrationStatus",
    harmless: "nationalityLabel, citizenshipOptions, international, nationalityCount",
  },
  {
    id: "marital-status",
    title: "marital status",
    terms:
      "marital status, civil status, marriage status, relationship status, spouse, spouse info, marriage certificate, divorce record, married status",
    weight: 1,
    sensitive: "maritalStatus, relationship_status, spouse",
    harmless: "relationshipType, maritalStatusOptions, statusCode",
  },
  {
    id: "family-member",
    title: "family members",
    terms:
      "family member, next of kin, dependent name, sibling name, number of children, household member, emergency contact, household composition",
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "nextOfKin, emergencyContact, familyMembers",
    harmless: "fontFamily, familyId, parentId, parentNode, emergencyContactId",
  },
  {
    id: "photo",
    title: "photo of a person",
    terms:
      "profile photo, profile picture, passport photo, selfie, id photo, face photo, user photo, photo id, headshot, selfie image, portrait photo, face image, mugshot, user picture",
    inContext: { person: "photo, picture, selfie, headshot" },
    weight: 1,
    sensitive: "profilePhoto, selfie, passportPhoto, user.photo",
    harmless: "photoCount, photoUrl, imageSize, photoAlbumId, selfieRequired",
  },
  {
    id: "handwritten-signature",
    title: "handwritten signature",
    terms:
      "signature data, signature svg, signature image, signature png, e signature, electronic signature, digital signature image, wet signature, signer signature, customer signature, patient signature",
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "signatureImage, customerSignature, eSignature",
    harmless: "signature, functionSignature, signatureAlgorithm, typeSignature",
  },
  {
    id: "physical-description",
    title: "physical description",
    terms:
      "eye color, hair color, body weight, body height, eye colour, hair colour, skin color, skin tone, tattoo description, scar description, distinguishing mark, blood type appearance, clothing size, body measurement",
    inContext: { person: "height, weight, eyes, hair, build, ethnicity", patient: "height, weight, bmi" },
    weight: 1,
    profiles: ["gdpr", "hipaa"],
    sensitive: "eyeColor, patient.weight, hairColor, bodyWeight",
    harmless: "lineHeight, fontWeight, image.height, weight, box.weight",
  },
  {
    id: "identity-document",
    title: "identity document",
    terms:
      "identity document, id document, identity card, id card, id card number, identity card number, id scan, identity proof, proof of identity, kyc document, kyc data, kyc info, identity verification data, mrz, machine readable zone, id front image, id back image, national identity card, residence permit, residence permit number, green card number, id document number, identification document",
    inContext: { person: "document number, id number, identification number, id card, document id" },
    weight: 3,
    sensitive: "identityDocument, idCardNumber, kycData, mrz, user.documentNumber",
    harmless: "documentId, identityProvider, kycStatus, documentType, cardId, idCardType",
  },
  {
    id: "user-profile",
    title: "personal profile",
    terms:
      "personal data, personal info, personal information, personal detail, pii, user profile data, user pii, personally identifiable information, user info, userinfo, customer detail, customer info, customer data, customer profile, contact information, contact detail, patient data, patient info, patient record, employee data, employee detail, employee record, applicant data, candidate data, profile info, profile data, sensitive data, sensitive info, guest info, passenger info, passenger detail, traveler info, shipping info, id token claim, user claim",
    weakTerms:
      "member info, member data, contact info, user data, user record, user detail, user profile, account info, account detail",
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "personalData, userInfo, customerDetails, pii, patientRecord",
    harmless: "userInfoUrl, userInfoEndpoint, personalDataCount, contactInfoRequired, userDataPath",
  },
]);
