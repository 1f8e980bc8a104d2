// `-f sarif`: SARIF 2.1.0 for code scanning services. Relative URIs, no timestamps, no snippets: the same findings give the same bytes
// on every machine, and no line of code leaves it. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { Location, Log, PhysicalLocation, Region, Result, ThreadFlowLocation } from "sarif";
import type { Fix, Level, RelatedLocation } from "../base/finding.ts";
import { groupBy } from "./group-by.ts";
import type { LocatedFinding, Place, ReportView } from "./report-view.ts";
import { createReportView } from "./report-view.ts";
import type { CheckResult, Reporter, RuleMetadata } from "./reporter.ts";
import { projectUrl } from "./rule-url.ts";
import { safeJson } from "./safe-json.ts";
import { notificationDescriptors, toNotifications } from "./sarif-notifications.ts";
import { sarifLevel, toDescriptor } from "./sarif-rules.ts";
import { shareableFixes } from "./shareable-fixes.ts";

/** SARIF 2.1.0, valid against the official schema. */
export const sarif: Reporter = {
  id: "sarif",
  title: "SARIF 2.1.0 for GitHub code scanning, Azure DevOps and other services",
  examples: ["seclog check -f sarif -o seclog.sarif", "seclog check src -f pretty -f sarif=seclog.sarif"],
  pathsFrom: "GITHUB_WORKSPACE",
  render: (result) => safeJson(toLog(result)),
};

function toLog(result: CheckResult): Log {
  const view = createReportView(result);
  const notifications = toNotifications(view, locationOf);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Seclog",
            version: result.version,
            semanticVersion: result.version,
            informationUri: projectUrl,
            rules: result.rules.map(toDescriptor),
            notifications: notificationDescriptors(notifications),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The directory in which seclog ran." } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [...notifications] }],
        results: view.findings.map((located) => toResult(located, { view, rules: result.rules })),
      },
    ],
  };
}

interface Context {
  readonly view: ReportView;
  readonly rules: readonly RuleMetadata[];
}

function toResult(located: LocatedFinding, { view, rules }: Context): Result {
  const { finding, path, place } = located;
  const ruleIndex = rules.findIndex(({ id }) => id === finding.rule);
  const fixes = shareableFixes(finding);
  return {
    ruleId: finding.rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: sarifLevel[finding.level satisfies Level],
    message: { text: finding.message },
    locations: [locationOf(path, place)],
    partialFingerprints: {
      "seclog/v1": finding.fingerprint,
      // GitHub tells alerts apart by this one when a report is uploaded without its own action.
      primaryLocationLineHash: `${finding.fingerprint}:1`,
    },
    ...(finding.flow.length === 0 ? {} : { codeFlows: [{ threadFlows: [{ locations: flowOf(located, view) }] }] }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => toFix(fix, { located, view })) }),
    properties: {
      confidence: finding.confidence,
      category: finding.category,
      ...(finding.event === undefined ? {} : { event: finding.event }),
    },
  };
}

function flowOf({ finding, file }: LocatedFinding, view: ReportView): ThreadFlowLocation[] {
  return finding.flow.map((step: RelatedLocation) => ({
    location: {
      ...locationOf(view.relative(step.path ?? file), view.placeOf(step.path ?? file, step.range)),
      message: { text: step.message },
    },
  }));
}

function toFix({ title, edits }: Fix, { located, view }: { located: LocatedFinding; view: ReportView }) {
  const files = groupBy(edits, ({ path }) => path ?? located.file);
  return {
    description: { text: title },
    artifactChanges: [...files].map(([file, list]) => ({
      artifactLocation: artifactOf(view.relative(file)),
      replacements: list.map(({ range, newText }) => ({
        deletedRegion: regionOf(view.placeOf(file, range)),
        insertedContent: { text: newText },
      })),
    })),
  };
}

function locationOf(path: string, place: Place): Location & { physicalLocation: PhysicalLocation } {
  return { physicalLocation: { artifactLocation: artifactOf(path), region: regionOf(place) } };
}

function regionOf({ line, column, endLine, endColumn }: Place): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function artifactOf(path: string) {
  return { uri: path.split("/").map(encodeSegment).join("/"), uriBaseId: "%SRCROOT%" };
}

// encodeURIComponent throws on half a surrogate pair, which a file name may hold.
function encodeSegment(segment: string): string {
  return encodeURIComponent(
    segment.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"),
  );
}
