// Tokens of code hosts, package registries and build services.
import { hasGithubChecksum } from "./checksum.ts";
import { definePatterns } from "./pattern.ts";

/** Patterns of code hosts. */
export const sourceControl = [
  ...definePatterns("GitHub", [
    {
      id: "github-personal-token",
      title: "GitHub personal access token",
      shape: "ghp_{alnum:36}",
      category: "access-token",
      check: hasGithubChecksum,
    },
  ]),
];
