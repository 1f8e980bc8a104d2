// Requirements of OWASP ASVS 5.0, chapter V16, in a few words each, for the table of coverage.

const requirements: Readonly<Record<string, string>> = {
  "16.2.1": "each line says when, where, who and what",
  "16.3.1": "authentication is logged, whether it succeeds or fails",
  "16.3.2": "denied access and changed permissions are logged",
  "16.3.3": "security events and attempts to get round controls are logged",
  "16.3.4": "unexpected errors and failing controls are logged",
  "16.5.3": "the application fails safely, and tells of it",
};

/** What a requirement asks for, without a full stop; the empty text for one that is not about logging. */
export function requirementTitle(id: string): string {
  return requirements[id] ?? "";
}
