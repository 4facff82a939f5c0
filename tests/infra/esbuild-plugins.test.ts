import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { installPlatform, platformFolder, root } from "./support/platform.ts";

interface Reply {
  readonly contents?: string;
  readonly path?: string;
  readonly namespace?: string;
  readonly external?: boolean;
  readonly sideEffects?: boolean;
}

beforeAll(installPlatform, 600_000);

/** Asks the plugins as SST's own build does: by its script, a JSON line for each file. */
async function askPlugins(
  command: "resolve" | "load",
  value: Readonly<Record<string, string>>,
): Promise<Reply> {
  const script = join(platformFolder, "functions", "nodejs-runtime", "plugin.mjs");
  const child = spawn(process.execPath, [script, join(root, "infra", "esbuild-plugins.mjs")]);
  onTestFinished(() => void child.kill());
  const lines = createInterface({ input: child.stdout });
  child.stdin.write(`${JSON.stringify({ id: 7, command, value })}\n`);
  const [line] = await once(lines, "line");
  const { id, value: reply } = JSON.parse(line) as { id: number; value: Reply };
  expect(id).toBe(7);
  return reply;
}

const load = (path: string) => askPlugins("load", { path: join(root, path), namespace: "file" });

it("SST's script hears the plugins: zod comes in parts", async () => {
  const { contents = "" } = await load("node_modules/@hono/zod-openapi/dist/index.mjs");
  expect(contents).toContain('import * as z from "zod";');
  expect(contents).toContain("extendZodWithOpenApi({ ZodType: z.ZodType });");
  expect(contents).not.toContain("extendZodWithOpenApi(z);");
  const locales = await load("node_modules/zod/v4/locales/index.js");
  expect(locales.contents).toBe('export { default as en } from "./en.js";');
});

it("the texts come packed and open to what stands in the files", async () => {
  const { contents = "" } = await load("packages/core/src/texts/all-texts.ts");
  const module = `data:text/javascript;base64,${Buffer.from(contents).toString("base64")}`;
  const { allTexts } = (await import(module)) as { allTexts: Record<string, () => unknown> };
  for (const language of ["ar", "fr", "en"]) {
    const file = await readFile(join(root, "packages/core/src/texts", `${language}.json`), "utf8");
    expect(allTexts[language]?.()).toEqual(JSON.parse(file));
  }
});

it("Node's own modules are dropped where unused, and everything else is left to esbuild", async () => {
  const resolve = (path: string, kind: string) => askPlugins("resolve", { path, kind });
  expect(await resolve("node:http2", "import-statement")).toEqual({
    path: "node:http2",
    external: true,
    sideEffects: false,
  });
  expect(await resolve("node:http", "import-statement")).toEqual({
    path: "node:http",
    namespace: "required",
  });
  expect(await resolve("node:http", "require-call")).toMatchObject({ external: true });
  expect(await resolve("hono", "import-statement")).toEqual({});
  expect(await load("packages/core/src/texts/catalogue.ts")).toEqual({});
});
