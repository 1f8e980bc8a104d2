// Next.js route handlers and server actions, and other handlers of the web platform's Request.
// https://nextjs.org/docs/app/api-reference/file-conventions/route
import type { RequestSource } from "./request-source.ts";

export const nextjs: RequestSource = {
  id: "nextjs",
  title: "Next.js",
  names: ["formData"],
  companions: [],
  types: ["NextRequest"],
  texts: {
    "text()": "request body",
    "nextUrl.searchParams.get()": "query string",
    "cookies.get()": "cookie",
    "get()": "form field",
    "getAll()": "form field",
  },
  objects: { "json()": "request body", "cookies.get()": "cookie" },
  singleLine: ["cookies.get()"],
  whole: {
    "": "request",
    "json()": "request-body",
    "text()": "request-body",
    headers: "request-headers",
    cookies: "cookies",
  },
  handlers: ["GET", "POST", "PUT", "PATCH", "DELETE"],
  examples: [
    "export async function POST(request: Request) { const body = await request.json(); console.log(body.name); }",
    "export async function GET(req: NextRequest) { console.log(req.nextUrl.searchParams.get('q')); }",
    "'use server';\nexport async function invite(formData: FormData) { console.log(formData.get('name')); }",
  ],
  lookalikes: [
    "export async function post(response) { const body = await response.json(); console.log(body.name); }",
    "export function read(options) { console.log(options.get('name')); }",
  ],
};
