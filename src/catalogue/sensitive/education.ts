// School and university.
import { defineGroup } from "./category.ts";

/** Categories of education data. */
export const education = defineGroup("education", "personal", [
  {
    id: "student-id",
    title: "student number",
    terms:
      "student id, student number, matriculation number, enrollment number student, student no, matrikelnummer, pupil id, pupil number, roll number, upn pupil, school id number, learner id, student identifier, university id number",
    weight: 1,
    sensitive: "studentId, matriculationNumber, studentNumber, rollNumber",
    harmless: "studentCount, courseId, enrollmentId, studentIdFormat, scrollNumber",
  },
  {
    id: "grade",
    title: "marks and transcripts",
    terms:
      "gpa, grade point average, transcript record, academic transcript, academic record, exam result, exam score, exam grade, student grade, report card, test score student, final grade, sat score, student record, school record, academic performance, school report, education record, exam mark, academic standing",
    inContext: { person: "grade, grades, gpa, marks, score card, transcript" },
    weight: 2,
    sensitive: "gpa, examResults, student.grades, academicTranscript, finalGrade",
    harmless: "upgrade, gradeId, transcript, score, markdown, gradeLevelType",
  },
  {
    id: "school-discipline",
    title: "school discipline and support",
    terms:
      "disciplinary history, school attendance, attendance record, suspension record, expulsion record, iep, individualized education program, special education, special education status, truancy, school counselor note, free lunch status, school behavior record, attendance history",
    weight: 2,
    sensitive: "attendanceRecord, specialEducation, suspensionRecord, iep",
    harmless: "attendanceCount, suspendCount, recipe, attendanceEnabled",
  },
]);
