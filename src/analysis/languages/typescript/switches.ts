// `switch`: all tests are read first, then the bodies follow each other, because a case can fall through.
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import { noValue, type SwitchCase } from "../../program.ts";
import { lowerExpression } from "./expressions.ts";
import { hoist } from "./hoisting.ts";
import { childScope, type Lowering, type Step } from "./lowering.ts";
import { lowerStatements } from "./statements.ts";

/** `switch (value) { case … }`. */
export function* lowerSwitch(lowering: Lowering, node: TSESTree.SwitchStatement): Step {
  const { current, scope } = lowering;
  const value = yield lowerExpression(lowering, node.discriminant);
  lowering.scope = childScope(scope);
  hoist(
    lowering,
    node.cases.flatMap((branch) => branch.consequent),
    { functionLevel: false },
  );
  const cases: SwitchCase[] = [];
  for (const branch of node.cases) {
    const test = branch.test ? yield lowerExpression(lowering, branch.test) : undefined;
    cases.push({ test, to: current.open() });
  }
  const after = current.open();
  if (cases.every(({ test }) => test !== undefined)) cases.push({ test: undefined, to: after });
  const depth = current.finalizers.length;
  current.targets.push({ labels: lowering.labels, breakTo: after, continueTo: undefined, depth, labelOnly: false });
  lowering.labels = [];
  current.end({ kind: "switch", value, cases }, cases[0]?.to ?? after);
  for (const [index, branch] of node.cases.entries()) {
    yield lowerStatements(lowering, branch.consequent);
    const next = node.cases[index + 1] ? (cases[index + 1]?.to ?? after) : after;
    current.end({ kind: "jump", to: next }, next);
  }
  current.targets.pop();
  current.fill(after);
  lowering.scope = scope;
  return noValue;
}
