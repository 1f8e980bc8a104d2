// Requests of declared clients, of clients that get their credentials later, and through observables: errors and answers show what was sent.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const told = (code: string): readonly string[] =>
  findingsIn("no-unfiltered-object-in-log", code).map(({ category }) => category);

describe("a service of Nest that sends by `HttpService`", () => {
  const service = (send: string): string => `
import { HttpService } from "@nestjs/axios";
import { Logger } from "@nestjs/common";
import { catchError, firstValueFrom, map, throwError, timeout } from "rxjs";
export class Places {
  private readonly logger = new Logger(Places.name);
  constructor(private readonly http: HttpService, private readonly apiKey: string) {}
  async find(text: string) {
    const options = { params: { text, apiKey: this.apiKey } };
    ${send}
  }
}`;
  const caught = (sent: string, logged = "error"): string =>
    service(`try { return await ${sent}; } catch (error) { this.logger.error("not found", ${logged}); }`);
  const get = `this.http.get("https://example.com/places", options)`;

  test.each([
    ["awaited", caught(`firstValueFrom(${get})`)],
    ["made a promise", caught(`${get}.toPromise()`)],
    ["behind operators", caught(`firstValueFrom(${get}.pipe(timeout(500), map((answer) => answer.data)))`)],
    [
      "in an operator",
      service(`return ${get}.pipe(catchError((error) => { this.logger.error(error); throw error; }));`),
    ],
    ["in a subscriber", service(`${get}.subscribe((answer) => answer.data, (error) => this.logger.error(error));`)],
    ["in an observer", service(`${get}.subscribe({ error: (error) => this.logger.error(error) });`)],
  ])("shows what it has sent in an error that is %s", (_, code) => expect(told(code)).toEqual(["http-error"]));

  test.each([
    ["its message", caught(`firstValueFrom(${get})`, "error.message")],
    ["an error of another kind", caught(`firstValueFrom(this.http.get("https://example.com/places"))`)],
    [
      "what an operator has put in its place",
      caught(`firstValueFrom(${get}.pipe(catchError(() => throwError(() => new Error("gone")))))`),
    ],
    ["a stream that is piped", service(`files.pipe(options).subscribe((error) => this.logger.error(error));`)],
  ])("says nothing of it by %s", (_, code) => expect(told(code)).toEqual([]));

  test("knows the tokens of an answer that is awaited", () => {
    const send = `const answer = await firstValueFrom(this.http.post("https://id.example.com/oauth/token", { grant_type: "client_credentials" }).pipe(map((all) => all.data)));
    this.logger.log(answer);`;
    expect(told(service(send))).toEqual(["token-response"]);
  });
});

describe("a client of axios", () => {
  const client = (given: string, sent = "client.get('/orders')"): string => `
import axios, { type AxiosInstance } from "axios";
const client = axios.create({ baseURL: "https://example.com" });
${given}
export async function orders(other: AxiosInstance, apiKey: string) {
  try { return await ${sent}; } catch (error) { console.error("no orders", error); }
}`;

  test.each([
    [
      "that gets a default header",
      client("client.defaults.headers.common['Authorization'] = `Bearer ${session.token}`;"),
    ],
    [
      "whose interceptor sets a header",
      client(
        "client.interceptors.request.use((config) => { config.headers.Authorization = tokens.get(); return config; });",
      ),
    ],
    [
      "whose interceptor is a function of the file",
      client(
        "client.interceptors.request.use(signed);\nfunction signed(config) { config.headers['X-Api-Key'] = keys.own; return config; }",
      ),
    ],
    ["that is declared", client("", "other.get('/orders', { headers: { Authorization: apiKey } })")],
  ])("%s shows it in its errors", (_, code) => expect(told(code)).toEqual(["http-error"]));

  test.each([
    ["with other headers", client("client.defaults.headers.common['Accept'] = kind;")],
    ["beside another that gets one", client("other.defaults.headers.common['Authorization'] = session.token;")],
    [
      "whose interceptor counts requests",
      client(
        "client.interceptors.request.use((config) => { counters.add(config.headers['X-Request-Id']); return config; });",
      ),
    ],
  ])("%s does not", (_, code) => expect(told(code)).toEqual([]));

  test("answers with the request in it", () => {
    const send = (logged: string): string => `
import axios from "axios";
export async function charge(apiKey) {
  const answer = await axios.get("https://example.com", { headers: { Authorization: apiKey } });
  console.log("charged", ${logged});
}`;
    expect(told(send("answer"))).toEqual(["http-response"]);
    expect(told(send("answer.config"))).toEqual(["http-response"]);
    expect(told(send("answer.data"))).toEqual([]);
    expect(told(send("`${answer}`"))).toEqual([]);
  });
});
