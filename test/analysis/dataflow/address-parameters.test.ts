// What is put into the query of an address shows in the address.
import { describe, test } from "vitest";
import { check } from "../check.ts";

const rule = "no-secret-in-log";
const address = `const url = new URL("https://maps.example.com/route");`;

describe("a secret that is put into the query", () => {
  test("shows in the address as a text", () =>
    check(
      rule,
      `${address}
url.searchParams.set("api_key", process.env.MAPS_KEY);
console.log("GET " + url.toString());
//                   ^^^ \`process.env.MAPS_KEY\``,
    ));

  test("shows in its search", () =>
    check(
      rule,
      `export function route(key) {
  ${address}
  url.searchParams.append("token", key);
  console.log(url.search);
//            ^^^^^^^^^^ \`key\``,
    ));

  test("shows in parameters that are sent as a body", () =>
    check(
      rule,
      `export function refresh(value) {
  const body = new URLSearchParams();
  body.append("client_secret", value);
  console.debug(\`sending \${body}\`);
//                         ^^^^`,
    ));

  test("does not show in the host and the path, nor where the parameter is no secret", () =>
    check(
      rule,
      `export function route(key, page, tokenAddress) {
  ${address}
  url.searchParams.set("api_key", key);
  console.log(url.host, url.pathname);
  const list = new URLSearchParams();
  list.append("page", page);
  list.append("token", tokenAddress);
  console.log("page", list.toString());
}`,
    ));
});

describe("what stands behind the scheme of a header", () => {
  test("is a credential, whatever it is called", () =>
    check(
      rule,
      `export function show(value) {
  console.log("Authorization: Bearer " + value);
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    ));

  test("but for a realm, and in a sentence", () =>
    check(
      rule,
      `export function refuse(realm, name) {
  console.log(\`WWW-Authenticate: Bearer realm="\${realm}"\`);
  console.log("the bearer of " + name);
}`,
    ));
});
