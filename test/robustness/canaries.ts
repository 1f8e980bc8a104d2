// A thousand made-up secrets, programs that log them in every way people write it, and the search for what of them is left in a text.
import fc from "fast-check";

const seed = 20_260_131;
/** How many secrets there are. */
export const count = 1000;
const run = 6;

const alphabet = [..."ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"];
const random = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 20, maxLength: 60 });
/** The secrets. */
export const canaries = fc.sample(random, { seed, numRuns: count });

/** The ways in which a secret stands in a program that logs it. */
const statements: readonly ((secret: string, n: number) => string)[] = [
  (secret, n) => `const password${n} = "${secret}"; logger.info("signing in " + password${n});`,
  (secret) => `logger.info({ password: '${secret}' }, "signing in");`,
  (secret) => `console.log(\`https://ada:${secret}@db.example.com/shop\`);`,
  (secret) => `console.log("postgres://ada:" + "${secret}" + "@db.example.com/shop");`,
  (secret, n) => `const apiKey${n} = "${secret.slice(0, 9)}" + "${secret.slice(9)}"; console.log("key", apiKey${n});`,
  (secret) => `throw new Error("clientSecret=${secret} was refused");`,
  (secret) => `console.log("Authorization: Bearer ${secret}", process.env);`,
  (secret, n) =>
    `const key${n} = \`-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\`; console.log(key${n});`,
  (secret) => `logger.warn("token %s", accessToken ?? "${secret}", req.headers);`,
];

const perFile = 40;
/** Programs that log them, by path. */
export const files: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: count / perFile }, (_, file) => {
    const own = canaries.slice(file * perFile, (file + 1) * perFile);
    const body = own.map((secret, n) => (statements[n % statements.length] ?? statements[0])?.(secret, n) ?? "");
    const functions = body.map((line, n) => `export function step${n}(logger, accessToken, req, res) {\n  ${line}\n}`);
    return [`src/part${file}.js`, functions.join("\n")];
  }),
);

/** Every run of six characters of every canary, as it is and as other writers would have it. */
const runs = new Set(
  canaries.flatMap((secret) => {
    const encoded = [secret, Buffer.from(secret).toString("hex"), ...[0, 1, 2].map((at) => base64(secret, at))];
    return encoded.flatMap((text) =>
      Array.from({ length: text.length - run - 5 }, (_, at) => text.slice(at, at + run + 6)),
    );
  }),
);
const shortRuns = new Set(
  canaries.flatMap((secret) => Array.from({ length: secret.length - run + 1 }, (_, at) => secret.slice(at, at + run))),
);

/** Base64 of the secret when it begins at this offset of a group; the characters that depend on its neighbours are left out. */
function base64(secret: string, offset: number): string {
  return Buffer.from(" ".repeat(offset) + secret)
    .toString("base64")
    .slice(offset === 0 ? 0 : 4, -4);
}

/** Where a text holds six characters of a secret in a row; empty when it holds none. */
export function leaks(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at + run <= text.length && found.length < 5; at++) {
    if (shortRuns.has(text.slice(at, at + run)) || runs.has(text.slice(at, at + run + 6))) found.push(at);
  }
  return found;
}
