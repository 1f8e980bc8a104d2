// Timestamps in the spellings of real logs.
import { expect, test } from "vitest";
import { civilFromDays, daysFromCivil, formatTime } from "../../src/logs/time/civil.ts";
import { scanTimestamp } from "../../src/logs/time/scan.ts";

const reference = Date.UTC(2025, 11, 31);

test.each([
  ["2025-05-17T08:30:00.120Z", "2025-05-17T08:30:00.120Z"],
  ["2025-05-17 08:30:00,120", "2025-05-17T08:30:00.120Z"],
  ["2025-05-17T08:30:00.120123456+05:30", "2025-05-17T08:30:00.120+05:30"],
  ["2025/05/24 07:48:21 -05:00", "2025-05-24T07:48:21.000-05:00"],
  ["2025-03-06 14:49:05,167+0200", "2025-03-06T14:49:05.167+02:00"],
  ["2025-08-13 01:45:01.127 PDT", "2025-08-13T01:45:01.127-07:00"],
  ["2005-06-03-15.42.50.675872", "2005-06-03T15:42:50.675Z"],
  ["17/May/2025:08:30:00 -0400", "2025-05-17T08:30:00.000-04:00"],
  ["17/May/2025 08:30:00", "2025-05-17T08:30:00.000Z"],
  ["29 Aug 2023 13:47:38.984", "2023-08-29T13:47:38.984Z"],
  ["13 Apr 12:52:30.731", "2025-04-13T12:52:30.731Z"],
  ["Jun  4 15:16:01", "2025-06-04T15:16:01.000Z"],
  ["Mar-18 21:41:15.684", "2025-03-18T21:41:15.684Z"],
  ["Sun Dec 04 04:47:44 2005", "2005-12-04T04:47:44.000Z"],
  ["Tue Apr 04 06:18:29.712806 2017", "2017-04-04T06:18:29.712Z"],
  ["05-17 08:30:00.120", "2025-05-17T08:30:00.120Z"],
  ["081109 203615", "2008-11-09T20:36:15.000Z"],
  ["20260327 11:34:21.908", "2026-03-27T11:34:21.908Z"],
  ["24.12.2024 18:00:00", "2024-12-24T18:00:00.000Z"],
])("%s", (text, iso) => {
  const found = scanTimestamp(text, 0, reference);
  expect(found && formatTime(found.time, found.zone)).toBe(iso);
});

test.each([
  "1.2.3.4",
  "2025",
  "2025-13-40T08:30:00Z",
  "99:99:99",
  "Sunday",
  "Mayday 12:00:00",
  "12345678",
  "2025-05-17",
])("%s is no timestamp", (text) => expect(scanTimestamp(text, 0, reference)).toBeUndefined());

test("days and dates agree with the calendar of the platform over 800 years", () => {
  for (let day = -146_097; day < 146_097; day += 37) {
    const date = new Date(day * 86_400_000);
    const civil = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    expect(civilFromDays(day)).toEqual(civil);
    expect(daysFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
  }
});
