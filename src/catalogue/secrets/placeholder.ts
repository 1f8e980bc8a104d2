// Tells real values from the ones people write into documentation and templates.

// Matches the words of examples and templates anywhere in the value; refuses ordinary text.
const words =
  /example|changeme|change_me|placeholder|your[_-]?(?:api|access|secret|token|key|password|own)|insert[_-]|replace[_-]?(?:me|with)|redacted|dummy|sample|not[_-]?a[_-]?real|fake[_-]|\*\*\*|\.\.\.|1234567890abcdef|0123456789abcdef|abcdefghijkl|deadbeef/i;

// Matches `sk-xxxx`, `AKIAXXXXXXXX`; refuses a few of them inside of a value, as in `Z9XxxXa`.
const crosses = /(?<![A-Za-z0-9])(?:x{4}|X{4})|x{8}|X{8}/;

// Matches `<token>`, `${TOKEN}`, `{{ token }}`, `%TOKEN%`, `$TOKEN`; refuses values that only contain such a sign.
const template =
  /^(?:<[^>]{0,80}>|\$\{[^}]{0,200}\}|\{\{[^}]{0,80}\}\}|%[A-Za-z_]{1,40}%|\$[A-Z_]{2,40}|\[[a-z]+:[^\]]{0,60}\]|\[[A-Za-z ]{1,30}\])$/;

/** True for `xxxx`, `<token>`, `your-api-key`, documented example keys and runs of one character. */
export function isPlaceholder(value: string): boolean {
  return words.test(value) || crosses.test(value) || template.test(value) || distinct(value) <= 2;
}

/** Shannon entropy in bits per character; 0 for the empty text. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function distinct(text: string): number {
  return new Set(text.replace(/[\s-]/g, "")).size;
}
