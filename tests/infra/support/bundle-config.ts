import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin, transform } from "esbuild";
import { platformFolder, root, workFolder } from "./platform.ts";

/** A text of one file under `infra/` or `sst.config.ts` put in place of another before it is evaluated. */
export interface Replacement {
  /** From the project's root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Bundles sst.config.ts with SST's platform as its CLI does (the same shim, the same globals), but for a monitor that
 * records instead of Pulumi's engine.
 * @returns the program's path; it lies in the platform, where Pulumi's packages are found
 * @throws Error where a replacement's text is not in its file exactly once
 */
export async function bundleConfig(
  label: string,
  replacements: readonly Replacement[] = [],
): Promise<string> {
  const outfile = join(workFolder, `${label}-${process.pid}.cjs`);
  const here = import.meta.dirname;
  await build({
    stdin: {
      contents: `
        import * as aws from "@pulumi/aws";
        import * as sst from ${JSON.stringify(join(platformFolder, "src/components"))};
        import { run } from ${JSON.stringify(join(platformFolder, "src/auto/run.ts"))};
        import config from ${JSON.stringify(join(root, "sst.config.ts"))};
        import { record } from ${JSON.stringify(join(here, "..", "program", "program.ts"))};
        import { report } from ${JSON.stringify(join(here, "..", "program", "report.ts"))};
        Object.assign(globalThis, { aws, sst });
        report(config, run, record);`,
      resolveDir: root,
      sourcefile: "evaluate.ts",
      loader: "ts",
    },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "es2023",
    mainFields: ["module", "main"],
    outfile,
    // Bundled esbuild would start its worker from the wrong file.
    external: ["@pulumi/*", "esbuild"],
    nodePaths: [join(platformFolder, "node_modules")],
    inject: [join(platformFolder, "src/shim/run.js")],
    define: { $app: "globalThis.tawafuqApp", $cli: "globalThis.tawafuqCli", $dev: "globalThis.tawafuqDev" },
    // Components read the stage while they are loaded.
    banner: { js: "Object.assign(globalThis, JSON.parse(process.env.TAWAFUQ_GLOBALS));" },
    plugins: replacements.length === 0 ? [] : [replacing(replacements)],
    logLevel: "error",
  });
  return outfile;
}

function replacing(replacements: readonly Replacement[]): Plugin {
  return {
    name: "replacements",
    setup({ onLoad }) {
      onLoad({ filter: /(infra\/[\w-]+|sst\.config)\.ts$/ }, async ({ path }) => {
        return { contents: await readReplaced(path, replacements), loader: "ts" };
      });
    },
  };
}

async function readReplaced(path: string, replacements: readonly Replacement[]): Promise<string> {
  let text = await readFile(path, "utf8");
  for (const { file, from, to } of replacements.filter((one) => join(root, one.file) === path)) {
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
    text = text.replace(from, () => to);
  }
  return text;
}

/** What `app()` of sst.config.ts says of a stage, asked first as SST does. */
export async function readApp(stage: string, replacements: readonly Replacement[]): Promise<App> {
  const config = await readReplaced(join(root, "sst.config.ts"), replacements);
  const { code } = await transform(config, { loader: "ts" });
  const module = `const $config = (config) => config;\n${code}`;
  const { default: loaded } = (await import(
    `data:text/javascript;base64,${Buffer.from(module).toString("base64")}`
  )) as { default: { app(input: { stage: string }): App } };
  return { ...loaded.app({ stage }), stage };
}

interface App {
  readonly name: string;
  readonly stage: string;
  readonly removal: string;
  readonly protect: boolean;
  readonly providers: { readonly aws: { readonly region: string } };
}
