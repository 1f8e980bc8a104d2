// CloudFormation and SAM: log groups that a template declares, as YAML or JSON.
import { visit } from "jsonc-parser";
import type { Range } from "../../base/text.ts";
import type { DeploymentFormat, KeptLogs } from "./deployment-format.ts";
import { linesOf, type Line } from "./lines.ts";

const logGroup = "AWS::Logs::LogGroup";
const option = "RetentionInDays";

export const cloudformation: DeploymentFormat = {
  id: "cloudformation",
  title: "CloudFormation and SAM",
  // `template.yaml`, `shop.template.json`, `cfn-logs.yml`, `sam.yaml`, `logging-stack.yaml`; refuses `docker-stack-notes.md`.
  accepts: (path) =>
    /(?:^|[/._-])(?:template|cloudformation|cfn|sam|stack|log-?groups?|logging)(?:[._-][^/]*)?\.(?:ya?ml|json|template)$/.test(
      path,
    ),
  words: /AWS::Logs::LogGroup/,
  read: (text) => (text.trimStart().startsWith("{") ? logGroupsInJson(text) : logGroupsInYaml(text)),
  examples: [
    {
      title: "Kept for ever, as nothing else is said",
      path: "/template.yaml",
      profile: "gdpr",
      code: `Resources:\n  ShopLogs:\n    Type: «AWS::Logs::LogGroup»\n    Properties:\n      LogGroupName: /shop # the name\n  Shop:\n    Type: AWS::Serverless::Function\n`,
      message: "`ShopLogs` deletes nothing",
    },
    {
      title: "Thirty days",
      path: "/deploy/logging-stack.yml",
      profile: "pci-dss",
      code: `Resources:\n  ShopLogs:\n    Properties:\n      RetentionInDays: «30»\n    Type: "AWS::Logs::LogGroup"\n`,
    },
    {
      title: "As JSON",
      path: "/shop.template.json",
      profile: "hipaa",
      code: `{ "Resources": { "ShopLogs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": «365» } } } }`,
      message: "`ShopLogs` keeps 365 days of logs",
    },
    {
      title: "A parameter decides",
      path: "/template.yaml",
      profile: "hipaa",
      code: `Parameters:\n  Days: { Type: Number, Default: 7 }\nResources:\n  ShopLogs:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      RetentionInDays: !Ref Days\n`,
    },
    {
      title: "Properties that come from elsewhere",
      path: "/template.yaml",
      profile: "gdpr",
      code: `Resources:\n  ShopLogs:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      <<: *common\n`,
    },
  ],
};

type Kept = Omit<KeptLogs, "format">;

// A resource of more lines is not read to its end.
const reach = 200;
// Refuses `RetentionInDays: !Ref Days`, whose value is no number.
const property = /^["']?([\w:<]+)["']?:[ \t]*(.*)$/;

/** Log groups in block style; what a flow mapping holds is not seen. */
export function logGroupsInYaml(text: string): readonly Kept[] {
  const lines = [...linesOf(text)];
  return lines.flatMap((line, index) => {
    const [, key, value = ""] = property.exec(line.text) ?? [];
    if (key !== "Type" || unquoted(value) !== logGroup) return [];
    const first = edgeOf(lines, index, -1);
    const block = lines.slice(first, edgeOf(lines, index, 1) + 1);
    const head = lines[first - 1];
    const name = head ? unquoted(head.text.replace(/:.*$/, "")) : "";
    const whole = { start: line.range.end - value.length, end: line.range.end };
    return keptBy(block, { name, range: inner(whole, value) });
  });
}

/** The last line, looking up or down, that belongs to the same mapping. */
function edgeOf(lines: readonly Line[], index: number, step: 1 | -1): number {
  const indent = lines[index]?.indent ?? 0;
  let edge = index;
  for (let i = 0; i < reach; i++) {
    const next = lines[edge + step];
    if (!next || next.indent < indent) break;
    edge += step;
  }
  return edge;
}

function keptBy(
  block: readonly Line[],
  { name, range }: { readonly name: string; readonly range: Range },
): readonly Kept[] {
  for (const line of block) {
    const [, key = "", value = ""] = property.exec(line.text) ?? [];
    if (key === "<<" || key.startsWith("Fn::")) return [];
    if (key !== option) continue;
    const whole = { start: line.range.end - value.length, end: line.range.end };
    return keptFor(unquoted(value), { name, range: inner(whole, value) });
  }
  return [forever({ name, range })];
}

interface JsonObject {
  readonly name: string;
  type?: Range;
  days?: { readonly text: string; readonly range: Range };
  isOpen: boolean;
}

function logGroupsInJson(text: string): readonly Kept[] {
  const found: Kept[] = [];
  const stack: JsonObject[] = [];
  let key = "";
  visit(
    text,
    {
      onObjectProperty: (name) => void (key = name),
      onObjectBegin: (offset, length) => {
        // An object in the place of a number comes from elsewhere.
        if (key === option) ownerIn(stack).days = { text: "", range: { start: offset, end: offset + length } };
        stack.push({ name: key, isOpen: false });
        key = "";
      },
      onLiteralValue: (value: unknown, offset, length) => {
        const top = stack.at(-1);
        const range = { start: offset, end: offset + length };
        if (top && key === "Type" && value === logGroup) top.type = range;
        if (top && key === option) ownerIn(stack).days = { text: String(value), range };
        if (top && key.startsWith("Fn::")) ownerIn(stack).isOpen = true;
      },
      onObjectEnd: () => {
        const object = stack.pop();
        if (!object?.type || object.isOpen) return;
        const { name, days } = object;
        found.push(
          ...(days ? keptFor(days.text, { name, range: days.range }) : [forever({ name, range: object.type })]),
        );
      },
    },
    { allowTrailingComma: true },
  );
  return found;
}

/** Properties speak of the resource around them. */
function ownerIn(stack: readonly JsonObject[]): JsonObject {
  const above = stack.at(-1)?.name === "Properties" ? stack.at(-2) : stack.at(-1);
  return above ?? { name: "", isOpen: true };
}

interface Place {
  readonly name: string;
  readonly range: Range;
}

function keptFor(text: string, place: Place): readonly Kept[] {
  const days = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return days > 0 ? [{ ...described(place), retention: { kind: "days", days } }] : [];
}

function forever(place: Place): Kept {
  return { ...described(place), retention: { kind: "forever" } };
}

function described({ name, range }: Place) {
  return { title: name === "" ? "This log group" : `\`${name}\``, remedy: `set \`${option}\``, range, name };
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2");
}

/** Without the quotes around it. */
function inner({ start, end }: Range, text: string): Range {
  return unquoted(text) === text ? { start, end } : { start: start + 1, end: end - 1 };
}
