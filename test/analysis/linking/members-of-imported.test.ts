// A member of what a function of another file makes is judged by itself, not by the object that has it.
import { expect, test } from "vitest";
import { findingsAmong, onlyRule } from "../check.ts";

const files = (logged: string): Readonly<Record<string, string>> => ({
  "/app/room.ts": `
    export class Room {
      constructor(public readonly server: { domain: string; password: string }, public readonly channel: string) {}
    }`,
  "/app/rooms.ts": `
    import { Room } from "./room";
    export async function track(server: any, name: string) {
      const room = new Room(server, name);
      return { room };
    }`,
  "/app/main.ts": `
    import { track } from "./rooms";
    export async function join(server: any) {
      const { room } = await track(server, "lobby");
      console.log("joined", ${logged});
    }`,
});

test.each([
  ["room.channel", []],
  ["room.server.password", ["no-secret-in-log"]],
])("%s", (logged, expected) => {
  const settings = onlyRule(undefined);
  expect(findingsAmong(files(logged), "/app/main.ts", settings).map(({ rule }) => rule)).toEqual(expected);
});
