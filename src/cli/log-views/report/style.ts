// The style of the report: readable light, dark and on paper, without anything from outside.

/** The style sheet. */
export const style = `
:root { --ink: #1d2521; --soft: #5c6963; --line: #d7deda; --paper: #fff; --tint: #f3f6f4; --accent: #1b6f5a;
  --trace: #b3bcb8; --debug: #8c9893; --info: #2f8f74; --warn: #d99a1c; --error: #cf3f34; --fatal: #8e1fa0;
  --good: #2f8f74; --other: #3f7fc4; --client: #d99a1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4ebe7; --soft: #9aa8a1; --line: #37423d; --paper: #151b18; --tint: #1d2521; --accent: #6fd0b4;
  --trace: #56605b; --debug: #74807a; --info: #45b394; --warn: #e5ae3c; --error: #ef6a5e; --fatal: #cf6fe0;
  --good: #45b394; --other: #6aa5e6; --client: #e5ae3c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0; } .soft { color: var(--soft); } article + article { margin-top: 4rem; border-top: 2px solid var(--line); padding-top: 2rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.tiles li { background: var(--tint); border-radius: .4rem; padding: .6rem .8rem; } .tiles b { display: block; font-size: 1.35rem; line-height: 1.2; }
.tiles .bad b { color: var(--error); }
figure { margin: .5rem 0 0; } svg { display: block; width: 100%; height: auto; } .axis { font-size: 11px; fill: var(--soft); } .grid { stroke: var(--line); }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: .25rem 0 0; padding: 0; color: var(--soft); font-size: .85rem; }
.key { display: inline-block; width: .7rem; height: .7rem; border-radius: .15rem; margin-right: .4rem; }
.line { fill: none !important; stroke-width: 1.6; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th { text-align: left; color: var(--soft); font-weight: 500; }
th, td { padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } .number { text-align: right; white-space: nowrap; }
code, .mono { font: .86rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.anomaly { border-left: 4px solid var(--warn); background: var(--tint); border-radius: 0 .4rem .4rem 0; padding: .6rem .9rem; margin: .75rem 0; break-inside: avoid; }
.anomaly.ERROR, .anomaly.FATAL { border-color: var(--error); } .anomaly.INFO { border-color: var(--other); } .anomaly h3 { font-size: 1rem; margin: 0; }
.anomaly ol { list-style: none; margin: .4rem 0 0; padding: 0; } .anomaly li { display: flex; gap: .8rem; } .anomaly li .number { min-width: 3.5rem; color: var(--soft); }
.empty { color: var(--soft); }
.TRACE { fill: var(--trace); stroke: var(--trace); background: var(--trace); } .DEBUG { fill: var(--debug); stroke: var(--debug); background: var(--debug); }
.INFO.key, rect.INFO { fill: var(--info); background: var(--info); } .WARN.key, rect.WARN { fill: var(--warn); background: var(--warn); }
.ERROR.key, rect.ERROR { fill: var(--error); background: var(--error); } .FATAL.key, rect.FATAL { fill: var(--fatal); background: var(--fatal); }
.good { fill: var(--good); stroke: var(--good); background: var(--good); } .other { fill: var(--other); stroke: var(--other); background: var(--other); }
.client { fill: var(--client); stroke: var(--client); background: var(--client); } .bad-series { fill: var(--error); stroke: var(--error); background: var(--error); }
rect { stroke: none !important; }
@media print { :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --tint: #f4f4f4; } body { max-width: none; padding: 0; font-size: 11pt; }
  h2, figure, tr { break-inside: avoid; } h2 { break-after: avoid; } article + article { break-before: page; border: 0; padding: 0; margin: 0; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
