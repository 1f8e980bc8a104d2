// What generic functions and classes give: their type parameters stand for what a call says, or for what it is given.
import { describe, expect, test } from "vitest";
import { declaredPaths, type Files } from "./fields.ts";

const shared: Files = {
  "/app/contact.ts": `export interface Contact { id: string; email: string; mobilePhone: string }\nexport interface Stock { sku: string; amount: number }`,
  "/app/http.ts": `
    export async function load<T>(url: string): Promise<T> { const answer = await fetch(url); return answer.json() as Promise<T>; }
    export async function open<T>(url: string) { const answer = await client.get<T>(url); return answer.data; }
    export async function retry<TResult>(work: () => Promise<TResult>): Promise<TResult> { return work(); }
    export async function cached<T>(key: string, make: () => Promise<T>): Promise<T | undefined> { return store.get(key) ?? make(); }
    export const first = <T>(list: T[]): T => list[0]!;
    export const decode = <T,>(bytes: Buffer): T => JSON.parse(bytes.toString());`,
  "/app/contacts.ts": `
    import type { Contact } from "./contact";
    import { load } from "./http";
    export const getContact = (id: string) => load<Contact>("/contacts/" + id);
    export async function listContacts(): Promise<Contact[]> { return JSON.parse(await read("contacts.json")); }`,
  "/app/repository.ts": `
    export abstract class Repository<T> {
      async one(id: string): Promise<T | null> { return this.model.findOne({ id }).lean(); }
      async all(): Promise<T[]> { return this.model.find().lean(); }
      async count(): Promise<number> { return this.model.countDocuments(); }
    }`,
  "/app/contact-repository.ts": `
    import type { Contact } from "./contact";
    import { Repository } from "./repository";
    export class ContactRepository extends Repository<Contact> { constructor() { super(); } }`,
};

const imports = `
  import type { Contact, Stock } from "./contact";
  import { cached, decode, first, load, open, retry } from "./http";
  import { getContact, listContacts } from "./contacts";
  import { ContactRepository } from "./contact-repository";`;

const pathsOf = (logged: string): string =>
  declaredPaths({
    ...shared,
    "/app/main.ts": `${imports}\nexport async function run(id: string) { console.log(${logged}); }`,
  }).join();

describe("a generic function of another file", () => {
  test.each([
    ["whose type argument is written", "await load<Contact>(id)", "email,mobilePhone"],
    ["that declares no result itself", "await open<Contact>(id)", "email,mobilePhone"],
    ["behind a function that declares nothing", "await getContact(id)", "email,mobilePhone"],
    ["that runs what it is given", "await retry(() => getContact(id))", "email,mobilePhone"],
    ["that keeps what it is given", `await cached("one", () => load<Contact>(id))`, "email,mobilePhone"],
    ["that takes one of a list", "first(await listContacts())", "email,mobilePhone"],
    ["as an arrow", "decode<Contact>(Buffer.from(id))", "email,mobilePhone"],
    ["called for something else", "await load<Stock>(id)", ""],
    ["of which one field is read", "(await load<Contact>(id)).id", ""],
    ["that keeps something else", `await cached("two", () => load<Stock>(id))`, ""],
  ])("%s", (_, logged, paths) => {
    expect(pathsOf(logged)).toBe(paths);
  });
});

describe("what is declared in another file", () => {
  test.each([
    ["a result that is parsed there", "await listContacts()", "[].email,[].mobilePhone"],
    ["a row by the class that is extended", "await new ContactRepository().one(id)", "email,mobilePhone"],
    ["rows by the class that is extended", "await new ContactRepository().all()", "[].email,[].mobilePhone"],
    ["a number of rows", "await new ContactRepository().count()", ""],
  ])("%s", (_, logged, paths) => {
    expect(pathsOf(logged)).toBe(paths);
  });
});

describe("a method of an interface with a type parameter", () => {
  const cache = (logged: string): string =>
    declaredPaths({
      "/app/main.ts": `
        interface Cache { read<T>(key: string): Promise<T | undefined>; has<T>(value: T): boolean }
        interface Session { userId: string; refreshToken: string }
        export async function run(cache: Cache) { console.log(${logged}); }`,
    }).join();

  test("gives what the call says", () => {
    expect(cache(`await cache.read<Session>("a")`)).toBe("refreshToken");
    expect(cache(`await cache.read<{ hits: number }>("a")`)).toBe("");
    expect(cache(`cache.has<Session>(one)`)).toBe("");
  });
});
