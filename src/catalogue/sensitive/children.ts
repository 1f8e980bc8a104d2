// Children and those who care for them.
import { defineGroup } from "./category.ts";

/** Categories of data about children. */
export const children = defineGroup("children", "personal", [
  {
    id: "child-data",
    title: "data about a child",
    terms:
      " child age, child birth date, child date of birth, child dob, child birthday, child detail, child profile, kid name, kid age, minor name, minor age, pupil name, baby name, baby birth date, newborn name, infant name, child gender, child photo, child location, kid profile, child first name, child last name",
    weakTerms: "children name, child name, child info, child data",
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "childName, kidAge, childBirthDate, babyName",
    harmless: "childNode, childProcess, children, childId, childCount, minorVersion, childElement",
  },
  {
    id: "guardian-data",
    title: "data about parents and custody",
    terms:
      "guardian email, guardian phone, guardian info, guardian contact, parent email, parent phone, parent contact, custody, custody status, custody arrangement, parental consent record, foster care, adoption record, legal guardian, parent guardian name, foster status, adoption status",
    weight: 2,
    sensitive: "guardianEmail, parentPhone, custodyStatus, legalGuardian",
    harmless: "parentId, parentNode, guardianId, routeGuard, parentElement",
  },
]);
