// The text of the generated helper: masks by key at any depth, keeps arrays and dates, and ends at cycles and great depth.

const keys = [
  "pass(?:word|wd|code|phrase)?",
  "pwd",
  "secret",
  "token",
  "api[-_]?key",
  "private[-_]?key",
  "authorization",
  "cookie",
  "session[-_]?id",
  "credential",
  "otp",
  "pin$",
  "cvv",
  "card[-_]?number",
  "iban",
  "ssn",
  "e?mail",
  "phone",
];

/** A module that exports `redact`; its formatting is that of Prettier's defaults. */
export function helperText({
  isTyped,
  isEsModule,
}: {
  readonly isTyped: boolean;
  readonly isEsModule: boolean;
}): string {
  const type = (text: string): string => (isTyped ? `: ${text}` : "");
  const weak = isTyped ? "new WeakSet<object>()" : "new WeakSet()";
  return `// Masks sensitive fields before something is logged. Errors keep their name and message.
const sensitive = /${keys.join("|")}/i;
const mask = "[redacted]";
const maxDepth = 8;

${isEsModule ? "export " : ""}function redact(value${type("unknown")})${type("unknown")} {
  return copy(value, ${weak}, 0);
}

function copy(value${type("unknown")}, seen${type("WeakSet<object>")}, depth${type("number")})${type("unknown")} {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (value instanceof Error) return { name: value.name, message: value.message };
  if (seen.has(value) || depth >= maxDepth) return "[omitted]";
  seen.add(value);
  if (Array.isArray(value)) return value.map((item) => copy(item, seen, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, sensitive.test(key) ? mask : copy(item, seen, depth + 1)]),
  );
}
${isEsModule ? "" : "\nmodule.exports = { redact };\n"}`;
}
