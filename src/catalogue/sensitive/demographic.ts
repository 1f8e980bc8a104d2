// Special categories of article 9 of the GDPR, other than health and biometrics, and what lets people be sorted.
import { defineGroup } from "./category.ts";

/** Categories of demographic data. */
export const demographic = defineGroup("demographic", "personal", [
  {
    id: "ethnicity",
    title: "ethnic origin",
    terms:
      "ethnicity, ethnic group, ethnic origin, racial origin, race ethnicity, race and ethnicity, tribe membership, caste, indigenous status, ethnic background, tribal affiliation, skin colour, mother tongue",
    inContext: { person: "race, tribe, caste, ethnic group", patient: "race" },
    weight: 3,
    profiles: ["gdpr", "hipaa"],
    sensitive: "ethnicity, ethnicOrigin, person.race, racialOrigin",
    harmless: "race, raceCondition, promiseRace, trace, ethnicityOptions, raceId",
  },
  {
    id: "religion",
    title: "religion or belief",
    terms:
      "religion, religious belief, religious affiliation, faith, church tax, konfession, religious view, philosophical belief, confession religion, denomination religious, worship place, religious denomination, belief system",
    weight: 3,
    sensitive: "religion, religiousBelief, churchTax, faith",
    harmless: "religionOptions, religionId, goodFaithEnabled, religionCount",
  },
  {
    id: "political-opinion",
    title: "political opinion",
    terms:
      "political opinion, political view, political party, party affiliation, political affiliation, political preference, party membership, voting preference, vote choice, voting intention, political donation, petition signature, political leaning",
    weight: 3,
    sensitive: "politicalOpinion, politicalParty, partyAffiliation, votingPreference",
    harmless: "partyId, thirdParty, partySize, voteCount, politicalPartyCount",
  },
  {
    id: "sexual-orientation",
    title: "sexual orientation",
    terms:
      "sexual orientation, sexuality, sexual preference, sex life, sexual history, lgbt status, lgbtq status, transgender status, gender reassignment, sexual activity, looking for gender, interested in gender, dating preference, kink",
    inContext: { person: "orientation, looking for, interested in" },
    weight: 3,
    profiles: ["gdpr", "hipaa"],
    sensitive: "sexualOrientation, user.orientation, sexuality, transgenderStatus",
    harmless: "orientation, screenOrientation, layoutOrientation, orientationChange",
  },
  {
    id: "criminal-record",
    title: "criminal record",
    terms:
      "criminal record, criminal history, conviction, criminal conviction, criminal offence, criminal offense, arrest record, arrest history, police record, probation status, felony, misdemeanor, sex offender status, prison record, dbs check, criminal background, court record, offence history, parole status, charges criminal, inmate number",
    weight: 3,
    sensitive: "criminalRecord, convictions, arrestRecord, felony",
    harmless: "recordId, criminalCount, convictionRateType, courtId",
  },
  {
    id: "language-accent",
    title: "native language",
    terms:
      "native language, mother language, spoken language, home language, primary language spoken, preferred spoken language",
    weight: 1,
    sensitive: "nativeLanguage, spokenLanguages, homeLanguage",
    harmless: "language, defaultLanguage, languageCode, programmingLanguage",
  },
  {
    id: "household",
    title: "household",
    terms:
      "household size, household data, living situation, housing status, home ownership, homeowner status, homeless status, family size, number of dependent, welfare status, benefits status, social benefit, food stamp, unemployment status, poverty status, public assistance, social assistance",
    weight: 1,
    sensitive: "householdSize, homeOwnership, welfareStatus, livingSituation",
    harmless: "householdId, familyId, ownershipType, sizeCount",
  },
  {
    id: "education-level",
    title: "level of education",
    terms:
      "education level, highest degree, level of education, degree earned, highest education, educational attainment, alma mater, university attended, school attended",
    weight: 1,
    sensitive: "educationLevel, highestDegree, almaMater",
    harmless: "levelId, degree, rotationDegree, logLevel",
  },
]);
