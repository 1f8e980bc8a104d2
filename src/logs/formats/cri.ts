// What containerd and CRI-O write around each line of a container: time, stream, and whether the line is whole; long lines come in parts.
import type { LogFormat } from "./format.ts";
import { readInside } from "./inside.ts";

// Matches " stderr F " and " stdout P "; refuses other words behind a time.
const head = /^ (stdout|stderr) ([FP])(?::\S{0,20})? /;

export const cri: LogFormat = {
  id: "cri",
  title: "Kubernetes container logs (CRI)",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: '2025-05-17T08:30:04.230123456Z stdout F {"level":50,"time":1747470604229,"pid":1,"hostname":"h","msg":"payment failed"}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "ERROR",
        body: "payment failed",
        attributes: { stream: "stdout", hostname: "h" },
      },
    },
    {
      line: "2025-05-17T08:30:04.230123456+02:00 stderr P the first half\n2025-05-17T08:30:04.230123999+02:00 stderr F  and the second",
      expect: { endLine: 2, timestamp: "2025-05-17T08:30:04.230+02:00", body: "the first half and the second" },
    },
    {
      line: "2025-05-17T08:30:04.230123456Z stderr F WARN: disk is full",
      expect: { severity: "WARN", body: "disk is full", attributes: { stream: "stderr" } },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    const stamp = context.leading(text);
    if (!stamp || text.charCodeAt(stamp.end + 1) !== 115) return false;
    const match = head.exec(text.slice(stamp.end, stamp.end + 40));
    if (!match) return false;
    draft.format = "cri";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    readInside(draft, text.slice(stamp.end + match[0].length), context);
    draft.payload = { ...draft.payload, stream: match[1] ?? "" };
    return true;
  },
  continues: (text, _pending, last) => partOf(last)?.whole === false && partOf(text) !== undefined,
  finish(draft, rest, context) {
    const lines = [draft.text, ...rest.slice(1).split("\n")].map((line) => partOf(line)?.text ?? `\n${line}`);
    const { payload } = draft;
    readInside(draft, lines.join(""), context);
    draft.payload = { ...draft.payload, ...payload };
    return true;
  },
};

function partOf(line: string): { readonly whole: boolean; readonly text: string } | undefined {
  const space = line.indexOf(" ");
  const match = space > 18 && space < 40 ? head.exec(line.slice(space, space + 40)) : null;
  return match ? { whole: match[2] === "F", text: line.slice(space + match[0].length) } : undefined;
}
