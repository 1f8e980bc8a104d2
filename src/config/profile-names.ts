// The names of the profiles, for validation. What they ask for is in the catalogue.

/** In the order of the documentation. */
export const profileNames = ["gdpr", "hipaa", "pci-dss"] as const;

/** A body of law or a standard that a project can be held to. */
export type ProfileName = (typeof profileNames)[number];

/** The profiles of a configuration as a list, each once and in the order of the documentation. */
export function profileList(profile: ProfileName | readonly ProfileName[]): readonly ProfileName[] {
  return profileNames.filter((name) => (typeof profile === "string" ? profile === name : profile.includes(name)));
}
