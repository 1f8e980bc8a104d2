// Cookies of a request, once they are taken apart.
import { alike, type DataSource } from "./data-source.ts";

export const parsedCookies: DataSource = {
  id: "parsed-cookies",
  title: "Parsers of cookies",
  gives: {
    ...alike(["cookie", "cookie-es"], { ".parse()": "cookies", ".parseCookie()": "cookies" }),
    "next/headers": { ".cookies().getAll()": "cookies", ".cookies().toString()": "cookies" },
    nookies: { ".parseCookies()": "cookies", ".get()": "cookies" },
  },
  documentation:
    "https://github.com/jshttp/cookie#cookieparsestr-options, https://nextjs.org/docs/app/api-reference/functions/cookies",
  examples: {
    leaking: [
      `import { cookies } from "next/headers";
export async function show() { const jar = await cookies(); console.log("all", jar.getAll()); }`,
      `import cookie from "cookie";
export function open(text) { const jar = cookie.parse(text); console.log("cookies", jar); }`,
    ],
    safe: [
      `import cookie from "cookie";
export function open(text) { const jar = cookie.parse(text); console.log("theme", jar.theme); }`,
    ],
  },
};
