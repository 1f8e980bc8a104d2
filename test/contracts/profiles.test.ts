// Every profile: its categories exist, its figures have a source, and the configuration knows its name.
import { describe, expect, test } from "vitest";
import { complianceProfiles, profileOf } from "../../src/catalogue/profiles/index.ts";
import { sensitiveCategories } from "../../src/catalogue/sensitive/index.ts";
import { profileNames } from "../../src/config/profile-names.ts";

test("the configuration names the same profiles as the catalogue", () => {
  expect(complianceProfiles.ids).toEqual([...profileNames]);
});

describe.each(complianceProfiles.entries)("$id", ({ levels, requiredEvents, retentionDays, description }) => {
  test("speaks of categories that exist, each once", () => {
    const named = Object.values(levels).flatMap((list) => list.split(" "));
    expect(named.filter((id) => !sensitiveCategories.ids.includes(id))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  test("names events as the OWASP Logging Vocabulary does, each once", () => {
    for (const name of requiredEvents) {
      expect(name).toMatch(/^(?:authn|authz|user|session|sensitive|privilege|sys)_[a-z_]+$/);
    }
    expect(new Set(requiredEvents).size).toBe(requiredEvents.length);
  });

  test("says where its figures come from", () => {
    const { min, max } = retentionDays;
    expect(min ?? max).toBeDefined();
    for (const limit of [min, max]) if (limit) expect(limit.source).toMatch(/GDPR|HIPAA|PCI DSS/);
    expect(description).toMatch(/\.$/);
  });
});

describe("together", () => {
  test("of each thing the strictest holds", () => {
    const both = profileOf(["gdpr", "pci-dss"]);
    expect(both.categories.get("card-number")).toBe("error");
    expect(both.categories.get("email")).toBe("warning");
    expect(profileOf(["pci-dss"]).categories.get("email")).toBe("info");
    expect(both.requiredEvents?.has("authn_token_created")).toBe(true);
    expect(profileOf(["hipaa", "pci-dss", "gdpr"]).retentionDays).toMatchObject({
      min: { days: 2_191 },
      max: { days: 365 },
    });
  });

  test("without one nothing is asked for", () => {
    expect(profileOf([])).toEqual({ categories: new Map(), requiredEvents: undefined, retentionDays: {} });
  });
});
