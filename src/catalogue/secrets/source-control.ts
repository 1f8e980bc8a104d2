// Tokens of code hosts and of the services that build, review and publish code.
import { hasChecksum62 } from "./checksum.ts";
import { definePatterns } from "./pattern.ts";

const category = "provider-token";

/** Patterns of code hosts. */
export const sourceControl = [
  ...definePatterns("GitHub", [
    {
      id: "github-token",
      title: "GitHub token (personal, OAuth, app)",
      shape: "gh(p|o|u|s)_{alnum:36}",
      category,
      checksum: hasChecksum62,
    },
    {
      id: "github-refresh-token",
      title: "GitHub refresh token",
      shape: "ghr_{alnum:36-76}",
      category: "refresh-token",
    },
    {
      id: "github-fine-grained-token",
      title: "GitHub fine-grained token",
      shape: "github_pat_{alnum:22}_{alnum:59}",
      category,
    },
  ]),
  ...definePatterns("GitLab", [
    { id: "gitlab-personal-token", title: "GitLab personal access token", shape: "glpat-{url:20-300}", category },
    { id: "gitlab-deploy-token", title: "GitLab deploy token", shape: "gldt-{url:20-64}", category },
    { id: "gitlab-runner-token", title: "GitLab runner token", shape: "glrt-{url:20-64}", category },
    {
      id: "gitlab-runner-registration",
      title: "GitLab runner registration token",
      shape: "GR1348941{url:20-27}",
      category,
    },
    { id: "gitlab-job-token", title: "GitLab CI job token", shape: "glcbt-{alnum:1-5}_{url:20}", category },
    { id: "gitlab-trigger-token", title: "GitLab trigger token", shape: "glptt-{hex:40}", category },
    { id: "gitlab-feed-token", title: "GitLab feed token", shape: "glft-{url:20-64}", category },
    { id: "gitlab-scim-token", title: "GitLab SCIM token", shape: "glsoat-{url:20-64}", category },
    { id: "gitlab-mail-token", title: "GitLab incoming mail token", shape: "glimt-{url:25}", category },
    { id: "gitlab-agent-token", title: "GitLab agent token", shape: "glagent-{url:50}", category },
    { id: "gitlab-oauth-secret", title: "GitLab OAuth secret", shape: "gloas-{url:64}", category: "client-secret" },
  ]),
  ...definePatterns("Atlassian", [
    { id: "atlassian-api-token", title: "Atlassian API token", shape: "ATATT3{url:120-250}={anyhex:8}", category },
    {
      id: "bitbucket-access-token",
      title: "Bitbucket access token",
      shape: "ATCTT3{url:120-250}={anyhex:8}",
      category,
    },
    { id: "bitbucket-app-password", title: "Bitbucket app password", shape: "ATBB{alnum:32}", category: "password" },
    { id: "trello-token", title: "Trello token", shape: "ATTA{anyhex:64-80}", category },
    {
      id: "jira-token",
      title: "Jira token",
      near: ["jira", "confluence"],
      shape: "{alnum:24}",
      entropy: 3.5,
      category,
    },
  ]),
  ...definePatterns("Azure DevOps", [
    {
      id: "azure-devops-token",
      title: "Azure DevOps token",
      near: ["azure_devops", "ado_pat"],
      shape: "{lower:52}",
      category,
    },
    {
      id: "azure-devops-token-v2",
      title: "Azure DevOps token",
      shape: "{alnum:76}AZDO{alnum:4}",
      keywords: ["AZDO"],
      lead: 76,
      category,
    },
  ]),
  ...definePatterns("npm", [
    { id: "npm-token", title: "npm token", shape: "npm_{alnum:36}", category, checksum: hasChecksum62 },
    { id: "npm-legacy-token", title: "npm token in .npmrc", near: ["_authToken"], shape: "{uuid}", category },
  ]),
  ...definePatterns("Package registries", [
    {
      id: "pypi-token",
      title: "PyPI token",
      shape: "pypi-AgE(IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw){url:50-300}",
      category,
    },
    { id: "rubygems-key", title: "RubyGems key", shape: "rubygems_{hex:48}" },
    { id: "nuget-key", title: "NuGet key", shape: "oy2{lower:43}", entropy: 3.5 },
    { id: "crates-token", title: "crates.io token", shape: "cio{alnum:32}", category, entropy: 3.5 },
    { id: "clojars-token", title: "Clojars token", shape: "CLOJARS_{hex:60}", category },
    { id: "packagist-key", title: "Packagist key", shape: "packagist_(ack|uut|out|orgt)_{hex:60-80}" },
    { id: "docker-hub-token", title: "Docker Hub token", shape: "dckr_(pat|oat)_{url:27-40}", category },
    { id: "artifactory-key", title: "Artifactory key", shape: "AKCp{alnum:69}" },
    { id: "artifactory-reference-token", title: "Artifactory reference token", shape: "cmVmdGtu{b64:56}", category },
    { id: "cloudsmith-key", title: "Cloudsmith key", near: ["cloudsmith"], shape: "{hex:40}" },
  ]),
  ...definePatterns("Build and review services", [
    { id: "circleci-token", title: "CircleCI token", shape: "CCI(PAT|PRJ)_{alnum:22}_{hex:40}", category },
    { id: "buildkite-token", title: "Buildkite token", shape: "bkua_{hex:40}", category },
    { id: "travis-token", title: "Travis CI token", near: ["travis"], shape: "{alnum:22}", category, entropy: 3.5 },
    { id: "codecov-token", title: "Codecov token", near: ["codecov"], shape: "{uuid}", category },
    { id: "sonar-token", title: "Sonar token", shape: "sq(u|p|a)_{hex:40}", category },
    { id: "snyk-token", title: "Snyk token", near: ["snyk"], shape: "{uuid}", category },
    {
      id: "snyk-service-token",
      title: "Snyk service token",
      shape: "snyk_(uat|sat).{hex:8}.{dotted:30-200}",
      category,
    },
    { id: "sourcegraph-token", title: "Sourcegraph token", shape: "sgp_{hex:16}_{hex:40}", category },
    { id: "semgrep-token", title: "Semgrep token", near: ["semgrep"], shape: "{hex:64}", category },
    { id: "postman-key", title: "Postman key", shape: "PMAK-{hex:24}-{hex:34}" },
    { id: "postman-collection-key", title: "Postman collection key", shape: "PMAT-{upper:26}" },
    { id: "readme-key", title: "ReadMe key", shape: "rdme_{lower:70}" },
    { id: "prefect-token", title: "Prefect token", shape: "pnu_{alnum:36}", category },
    { id: "pulumi-token", title: "Pulumi token", shape: "pul-{hex:40}", category },
    {
      id: "jetbrains-token",
      title: "JetBrains permanent token",
      shape: "perm-{b64:8-60}.{b64:8-60}.{alnum:20-60}",
      category,
    },
    { id: "expo-token", title: "Expo token", near: ["expo_token"], shape: "{url:40}", category },
    { id: "apify-token", title: "Apify token", shape: "apify_api_{alnum:36}", category },
  ]),
];
