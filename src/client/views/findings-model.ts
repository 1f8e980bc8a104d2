// The findings that the tree shows: those of the last check of the workspace, with what VS Code shows now for files that are open. Knows no editor.

/** A finding at its place; lines and characters count from 0. */
export interface ListedFinding {
  readonly uri: string;
  readonly rule: string;
  readonly level: "error" | "warning" | "info";
  readonly message: string;
  readonly line: number;
  readonly character: number;
}

/** How the tree is grouped. */
export type Grouping = "rule" | "file" | "severity";

/** Findings with something in common. */
export interface FindingGroup {
  readonly key: string;
  readonly findings: readonly ListedFinding[];
}

/** What is shown now for a file takes the place of what a check has found in it before. */
export function mergeFindings(
  checked: readonly ListedFinding[],
  live: ReadonlyMap<string, readonly ListedFinding[]>,
): readonly ListedFinding[] {
  return [...checked.filter(({ uri }) => !live.has(uri)), ...[...live.values()].flat()];
}

const levels: readonly ListedFinding["level"][] = ["error", "warning", "info"];

/** Groups in the order in which they are shown: the most severe first, then those with most findings, then by name. */
export function groupFindings(findings: readonly ListedFinding[], by: Grouping): readonly FindingGroup[] {
  const groups = new Map<string, ListedFinding[]>();
  for (const finding of findings) {
    const key = by === "rule" ? finding.rule : by === "file" ? finding.uri : finding.level;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups]
    .map(([key, members]) => ({ key, findings: members.sort(byPlace) }))
    .sort(
      (a, b) =>
        worst(a) - worst(b) || b.findings.length - a.findings.length || (a.key < b.key ? -1 : Number(a.key > b.key)),
    );
}

/** Position of the most severe level of the group; 0 for errors. */
export function worst({ findings }: FindingGroup): number {
  return Math.min(...findings.map(({ level }) => levels.indexOf(level)));
}

function byPlace(a: ListedFinding, b: ListedFinding): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.line - b.line || a.character - b.character;
}
