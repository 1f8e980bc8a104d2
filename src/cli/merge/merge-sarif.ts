// Puts the reports of shards together to the one that a single run would have written, byte for byte: rules once, results and notifications
// in the order of the paths.
import type { Log, Notification, ReportingDescriptor, Result, Run } from "sarif";
import { UserError } from "../../base/user-error.ts";

/** A report and the name of its file. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Throws a `UserError` for what is no SARIF report of Seclog, and for reports of different versions. */
export function mergeSarif(reports: readonly NamedText[], ruleOrder: readonly string[]): Log {
  const logs = reports.map(parseReport);
  const [first] = logs;
  if (first === undefined) throw new UserError("Name the reports to merge: seclog merge shard-1.sarif shard-2.sarif");
  const other = logs.find(({ run }) => run.tool.driver.version !== first.run.tool.driver.version);
  if (other) {
    throw new UserError(
      `${first.name} and ${other.name} were written by different versions of Seclog; check again with one version.`,
    );
  }
  const runs = logs.map(({ run }) => run);
  const rules = unionById(runs.map(({ tool }) => tool.driver.rules ?? [])).sort(
    (a, b) => place(ruleOrder, a.id) - place(ruleOrder, b.id),
  );
  return { ...first.log, runs: [mergeRuns(first.run, runs, rules)] };
}

function mergeRuns(first: Run, runs: readonly Run[], rules: ReportingDescriptor[]): Run {
  const notifications = unionById(runs.map(({ tool }) => tool.driver.notifications ?? []));
  const notes = sortByPath(
    unique(runs.flatMap(({ invocations }) => invocations?.[0]?.toolExecutionNotifications ?? [])),
  );
  const results = sortByPath(unique(runs.flatMap((run) => run.results ?? [])));
  return {
    ...first,
    tool: {
      ...first.tool,
      driver: {
        ...first.tool.driver,
        rules,
        notifications: notifications.sort((a, b) => (a.id < b.id ? -1 : 1)),
      },
    },
    invocations: [
      {
        ...first.invocations?.[0],
        executionSuccessful: runs.every(({ invocations }) => invocations?.[0]?.executionSuccessful !== false),
        // Skipped files come before notices, as in the report of one run.
        toolExecutionNotifications: [...notes.filter(isSkip), ...notes.filter((note) => !isSkip(note))],
      },
    ],
    results: results.map((result) => withRuleIndex(result, rules)),
  };
}

function parseReport({ name, text }: NamedText) {
  const problem = (why: string) => new UserError(`${name} ${why}; merge reports of seclog check -f sarif.`);
  let log: Log;
  try {
    // Checked below as far as it is used.
    log = JSON.parse(text) as Log;
  } catch (error) {
    if (error instanceof SyntaxError) throw problem("is no JSON");
    throw error;
  }
  const run = Array.isArray(log?.runs) ? log.runs[0] : undefined;
  if (log?.version !== "2.1.0" || run === undefined) throw problem("is no SARIF 2.1.0");
  if (run.tool?.driver?.name !== "Seclog") throw problem("is not written by Seclog");
  return { name, log, run };
}

function withRuleIndex(result: Result, rules: readonly ReportingDescriptor[]): Result {
  if (result.ruleIndex === undefined) return result;
  return { ...result, ruleIndex: rules.findIndex(({ id }) => id === result.ruleId) };
}

function unionById(lists: readonly (readonly ReportingDescriptor[])[]): ReportingDescriptor[] {
  return [...new Map(lists.flat().map((each) => [each.id, each])).values()];
}

/** A report that is named twice counts once. */
function unique<Entry>(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

/** Stable: what one report says of a file keeps its order. */
function sortByPath<Entry extends Pick<Result | Notification, "locations">>(entries: readonly Entry[]): Entry[] {
  const keyed = entries.map((entry) => ({ entry, path: pathOf(entry) }));
  return keyed.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)).map(({ entry }) => entry);
}

// By the path and not by its encoded form, whose order differs.
function pathOf({ locations }: Pick<Result | Notification, "locations">): string {
  const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "";
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    if (error instanceof URIError) return uri;
    throw error;
  }
}

function isSkip({ descriptor }: Notification): boolean {
  return descriptor?.id?.startsWith("skipped-") === true;
}

function place(order: readonly string[], id: string): number {
  const index = order.indexOf(id);
  return index < 0 ? order.length : index;
}
