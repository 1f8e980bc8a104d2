// Cookies of a request, once they are taken apart.
import { alike, type DataSource } from "./data-source.ts";

export const parsedCookies: DataSource = {
  id: "parsed-cookies",
  title: "Parsers of cookies",
  gives: {
    ...alike(["cookie", "cookie-es"], { ".parse()": "cookies", ".parseCookie()": "cookies" }),
    nookies: { ".parseCookies()": "cookies", ".get()": "cookies" },
  },
  documentation: "https://github.com/jshttp/cookie#cookieparsestr-options",
  examples: {
    leaking: [
      `import cookie from "cookie";
export function open(text) { const jar = cookie.parse(text); console.log("cookies", jar); }`,
    ],
    safe: [
      `import cookie from "cookie";
export function open(text) { const jar = cookie.parse(text); console.log("theme", jar.theme); }`,
    ],
  },
};
