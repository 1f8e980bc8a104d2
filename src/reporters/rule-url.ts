// Where the page of a rule is published.

/** Web address of the project. */
export const projectUrl = "https://github.com/seclog/seclog";

/** The page of a rule; `seclog explain` prints the same text offline. */
export function ruleUrl(id: string): string {
  return `${projectUrl}/blob/main/docs/rules/${id}.md`;
}
