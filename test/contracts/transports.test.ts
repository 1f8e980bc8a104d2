// Every way out of a logging library that the catalogue knows is found in its own example.
import { describe, expect, test } from "vitest";
import { transports } from "../../src/catalogue/transports/index.ts";
import { destinationsIn } from "../analysis/destinations/destinations-in.ts";

describe.each(transports.entries)("$id", ({ id, example, file, network, creators, targets, appenders }) => {
  test("is found in its example", () => {
    expect(destinationsIn(example.code).map(({ transport }) => transport.id)).toContain(id);
  });

  test("is a file or a network", () => {
    expect([file, network].filter((traits) => traits !== undefined)).toHaveLength(1);
  });

  test("has names of its own", () => {
    for (const other of transports.entries) {
      if (other.id === id) continue;
      const names = [...other.creators, ...(other.targets ?? []), ...(other.appenders ?? [])];
      for (const name of [...creators, ...(targets ?? []), ...(appenders ?? [])]) expect(names).not.toContain(name);
    }
  });
});
