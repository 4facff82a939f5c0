import { cp, mkdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bundling } from "@tawafuq/infra/bundling";
import { build, type Metafile, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What SST 4.17.1 puts before every chunk of an ES module (pkg/runtime/node/build.go). */
const banner = [
  "import { createRequire as topLevelCreateRequire } from 'module';",
  "const require = topLevelCreateRequire(import.meta.url);",
  'import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"',
  "const __filename = topLevelFileUrlToPath(import.meta.url)",
  'const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))',
  "",
].join("\n");
/** Never bundled by SST. */
const alwaysExternal = ["sharp", "pg-native"];

export interface FunctionBundle {
  /** Outside the repository, so that nothing is found in its node_modules. */
  readonly folder: string;
  /** Every file that is shipped, with its bytes; without what npm installs beside it. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly bytes: number;
  readonly metafile: Metafile;
  remove(): Promise<void>;
}

/** The bundle as SST 4.17.1 builds it for `nodejs24.x`, with the files it copies; maps are never shipped. */
export async function bundleFunction(
  name: string,
  { handler, nodejs, copyFiles }: Pick<Bundling, "handler" | "nodejs" | "copyFiles">,
): Promise<FunctionBundle> {
  const folder = join(tmpdir(), `tawafuq-bundle-${name}-${process.pid}`);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [handler.replace(/\.[^.]+$/, ".ts")],
    platform: "node",
    format: nodejs.format,
    target: "es2024",
    mainFields: ["module", "main"],
    bundle: true,
    minify: nodejs.minify,
    splitting: nodejs.splitting,
    keepNames: nodejs.esbuild.keepNames,
    external: [...alwaysExternal, ...Object.keys(nodejs.install ?? {}), ...nodejs.esbuild.external],
    plugins: ((await import(join(root, nodejs.plugins))) as { default: Plugin[] }).default,
    banner: { js: banner },
    outdir: folder,
    entryNames: "bundle",
    outExtension: { ".js": ".mjs" },
    metafile: true,
    logLevel: "error",
  });
  const chunks = Object.entries(metafile.outputs).map(([path, { bytes }]) => ({
    path: path.slice(path.lastIndexOf("/") + 1),
    bytes,
  }));
  const copied = await Promise.all(
    copyFiles.map(async ({ from, to }) => {
      await mkdir(dirname(join(folder, to)), { recursive: true });
      await cp(join(root, from), join(folder, to));
      return { path: to, bytes: (await stat(join(root, from))).size };
    }),
  );
  const files = [...chunks, ...copied];
  return {
    folder,
    files,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    metafile,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The package or the folder of ours that an input belongs to. */
export function originOf(input: string): string {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ?? [];
  return name ?? input.split("/").slice(0, 4).join("/");
}

/** Bytes by origin, the heaviest first. */
export function weightsOf({ outputs }: Metafile): readonly (readonly [origin: string, bytes: number])[] {
  const weights = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      weights.set(originOf(input), (weights.get(originOf(input)) ?? 0) + bytesInOutput);
    }
  }
  return [...weights].toSorted(([, a], [, b]) => b - a);
}
