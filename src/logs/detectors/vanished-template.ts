// A kind of record that always came and comes no more, while the log goes on: a heartbeat, a nightly job, an audit trail that was switched off.
import { redact } from "../../catalogue/redact.ts";
import type { LogEntry } from "../entry.ts";
import type { Template } from "../templates/drain.ts";
import { templateText } from "../templates/drain.ts";
import type { Detector, Report } from "./detector.ts";
import { said, series } from "./example-lines.ts";
import { spanText } from "./login.ts";

const maxTemplates = 2000;
const sweep = 60_000;
const longer = 3;
// What was written for less than this, or during less than half of the log, was a phase of the program.
const settled = 7_200_000;
const shortest = 600_000;
// A clock that strikes: no gap is a fifth longer than the mean one.
const regular = { gaps: 8, spread: 1.2, longer: 2.5 };

/** What is known of one template; places are counts of records in the log. */
interface Habit {
  readonly template: Template;
  readonly firstTime: number;
  gaps: number;
  lastTime: number;
  lastPlace: number;
  lastLine: number;
  longestTime: number;
  longestPlaces: number;
  told: boolean;
}

export const vanishedTemplate: Detector = {
  id: "vanished-template",
  title: "A kind of record comes no more",
  description:
    "A template that came steadily for two hours and half of the log at least, and has now been away three times longer than ever, in minutes and in records of the rest of the log, by so much that " +
    "chance gives it once in ten million times; two missed beats suffice for one that came like clockwork. Told once until it comes back. Left alone: warnings and errors, what clients cause, phases of a program, " +
    "what comes in bursts, and a log that has fallen silent as a whole.",
  concerns: "messages",
  get examples() {
    return [
      {
        title: "The heartbeat of a job stops",
        lines: series(1200, 30, (second, i) =>
          i % 4 === 0 && i < 900
            ? said(second, "INFO", "backup agent is alive")
            : said(second, "INFO", `order ${i} shipped`),
        ),
        raises: [{ line: 917 }],
      },
      {
        title: "Messages of the start-up",
        lines: [
          ...series(40, 0.1, (second, i) => said(second, "INFO", `loaded plugin number ${i} of the set`)),
          ...series(800, 30, (second, i) => said(10 + second, "INFO", `order ${i} shipped`)),
        ],
        raises: [],
      },
      {
        title: "What comes now and then",
        lines: series(1500, 30, (second, i) =>
          (i * 7919) % 97 < 6
            ? said(second, "WARN", "mail server answers slowly")
            : said(second, "INFO", `order ${i} shipped`),
        ),
        raises: [],
      },
      {
        title: "A night in which everything rests",
        lines: [
          ...series(1200, 30, (second, i) =>
            said(second, "INFO", i % 4 ? `order ${i} shipped` : "backup agent is alive"),
          ),
          ...series(100, 30, (second, i) => said(72_000 + second, "INFO", `order ${i} shipped`)).slice(0, 3),
          said(72_100, "INFO", "backup agent is alive"),
        ],
        raises: [],
      },
    ];
  },
  start({ tuning }) {
    const habits = new Map<string, Habit>();
    const log = { first: NaN, places: 0, swept: -Infinity };
    return {
      observe(entry, report) {
        const { template, time, line } = entry;
        if (!template || Number.isNaN(time)) return;
        if (Number.isNaN(log.first)) log.first = time;
        const place = ++log.places;
        const habit = habits.get(template.id);
        if (habit) keep(habit, { time, place, line });
        else if (habits.size < maxTemplates && isOwnHabit(entry))
          habits.set(template.id, begin(template, { time, place, line }));
        if (time - log.swept < sweep && time >= log.swept) return;
        log.swept = time;
        const now: Now = { time, place, line, age: time - log.first, decades: tuning.decades };
        for (const each of habits.values()) look(each, now, report);
      },
    };
  },
};

// That errors and attacks stop is good news, and what clients do is up to them.
function isOwnHabit({ severity, meaning, address }: LogEntry): boolean {
  const bad = severity === "WARN" || severity === "ERROR" || severity === "FATAL" || meaning?.outcome === "failure";
  return !bad && address === undefined;
}

interface Moment {
  readonly time: number;
  readonly place: number;
  readonly line: number;
}

interface Now extends Moment {
  readonly age: number;
  readonly decades: number;
}

function begin(template: Template, { time, place, line }: Moment): Habit {
  const last = { lastTime: time, lastPlace: place, lastLine: line };
  return { template, firstTime: time, gaps: 0, ...last, longestTime: 0, longestPlaces: 0, told: false };
}

function keep(habit: Habit, { time, place, line }: Moment): void {
  habit.gaps++;
  if (time - habit.lastTime > habit.longestTime) habit.longestTime = time - habit.lastTime;
  if (place - habit.lastPlace > habit.longestPlaces) habit.longestPlaces = place - habit.lastPlace;
  habit.lastTime = time;
  habit.lastPlace = place;
  habit.lastLine = line;
  habit.told = false;
}

function look(habit: Habit, now: Now, report: Report): void {
  const { gaps, lastTime, longestTime, firstTime } = habit;
  const gap = now.time - lastTime;
  if (habit.told || gap < shortest || gap < longestTime * regular.longer || !isMissed(habit, now)) return;
  habit.told = true;
  report({
    severity: "WARN",
    message: `"${redact(templateText(habit.template)).slice(0, 120)}" was written ${gaps + 1} times, at least once in ${spanText(longestTime)}, and not since ${spanText(gap)}, while the log goes on; find out whether what writes it has stopped or was switched off. It had been there for ${spanText(lastTime - firstTime)}.`,
    evidence: [habit.lastLine, now.line],
  });
}

function isMissed(habit: Habit, { time, place, age, decades }: Now): boolean {
  const { gaps, firstTime, lastTime, lastPlace, longestTime, longestPlaces } = habit;
  const life = lastTime - firstTime;
  if (life < settled || life < age / 2) return false;
  const times = (time - lastTime) / longestTime;
  const places = (place - lastPlace) / longestPlaces;
  if (gaps >= regular.gaps && longestTime * gaps <= life * regular.spread) return places >= 1;
  // Of gaps like those before, the longest of n is about ln n mean gaps long, so the chance of one r times longer is about n^-r.
  const ratio = Math.min(times, places);
  return ratio >= longer && ratio * Math.log10(Math.max(1, gaps)) >= decades;
}
