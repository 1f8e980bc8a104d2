// The version of Seclog, read from the manifest when the program is bundled.
import manifest from "../../package.json" with { type: "json" };

/** Such as `0.1.0`. */
export const version: string = manifest.version;
