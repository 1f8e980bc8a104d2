// glog and Kubernetes' klog: level letter, month and day, clock, thread, place in the source.
import { headerFormat } from "./header-format.ts";

export const glog = headerFormat({
  id: "glog",
  title: "glog, Kubernetes klog",
  timed: false,
  starts: "IWEFD",
  samples: [
    {
      line: "E0517 08:30:04.230000    4121 main.go:42] payment failed",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "ERROR", body: "payment failed" },
    },
    {
      line: 'I0517 08:30:04.230000       1 controller.go:116] "Starting controller" name="shop"',
      expect: { severity: "INFO", body: '"Starting controller" name="shop"' },
    },
  ],
  fits: (text) => isDigit(text, 1) && isDigit(text, 4) && (isClock(text, 6) || (isDigit(text, 8) && isClock(text, 10))),
});

function isDigit(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;
}

function isClock(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === 32 && text.charCodeAt(at + 2) === 58 && text.charCodeAt(at + 5) === 58;
}
