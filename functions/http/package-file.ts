import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/**
 * A file of an installed package, e.g. `@fontsource/noto-sans/files/….woff2`. A bundle carries its files in a
 * `node_modules` beside it (`copyFiles` in infra/bundling.ts), so that they are found there as they are here.
 * @throws Error where it is in none of them
 */
export function readPackageFile(path: string): Uint8Array<ArrayBuffer> {
  for (const folder of require.resolve.paths(path) ?? []) {
    try {
      return new Uint8Array(readFileSync(join(folder, path)));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  throw new Error(`No package here has ${path}`);
}
