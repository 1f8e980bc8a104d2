// The style of the HTML report: readable light, dark and on paper, without anything from outside.

/** The style sheet. */
export const htmlStyle = `
:root { --ink: #1d2521; --soft: #5c6963; --line: #d7deda; --paper: #fff; --tint: #f3f6f4; --accent: #1b6f5a;
  --error: #b3261e; --warning: #8a5a00; --info: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4ebe7; --soft: #9aa8a1; --line: #37423d; --paper: #151b18; --tint: #1d2521;
  --accent: #6fd0b4; --error: #ff8a80; --warning: #e5ae3c; --info: #7fb5f0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
a { color: var(--accent); } p { margin: .25rem 0; } .soft { color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 1rem 0; padding: 0; list-style: none; }
.tiles li { background: var(--tint); border-radius: .4rem; padding: .6rem .8rem; } .tiles b { display: block; font-size: 1.35rem; line-height: 1.2; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th { text-align: left; color: var(--soft); font-weight: 500; }
th, td { padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.number { text-align: right; white-space: nowrap; }
code, pre { font: .86rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.finding { border-left: 4px solid var(--line); background: var(--tint); border-radius: 0 .4rem .4rem 0; padding: .6rem .9rem; margin: .75rem 0;
  break-inside: avoid; }
.finding.error { border-color: var(--error); } .finding.warning { border-color: var(--warning); } .finding.info { border-color: var(--info); }
.level { font-weight: 600; } .level.error { color: var(--error); } .level.warning { color: var(--warning); } .level.info { color: var(--info); }
pre { margin: .5rem 0 0; overflow-x: auto; white-space: pre; } mark { background: none; color: inherit; border-bottom: 2px solid var(--error); }
ol { margin: .4rem 0 0; padding-left: 1.4rem; } summary { cursor: pointer; color: var(--soft); }
@media print { :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --tint: #f4f4f4; } body { max-width: none; padding: 0; } }
`;
