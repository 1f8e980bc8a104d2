// Sources that people wrote, as the tests need them: the demo shop and the packages that the project itself installs.
import path from "node:path";
import { discoverFiles } from "../../src/hosts/discover.ts";
import { createNodeHost } from "../../src/hosts/node.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Absolute paths of the sources below these folders of the project, in a fixed order. */
export async function realSources(...folders: readonly string[]): Promise<readonly string[]> {
  const paths = folders.map((folder) => path.join(root, folder));
  const { files } = await discoverFiles({ host: createNodeHost(), cwd: root, paths });
  return files;
}

/** A small shop with findings of every kind. */
export const demoShop = "test/fixtures/demo-shop/src";
