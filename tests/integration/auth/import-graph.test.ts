import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import * as z from "zod";

const run = promisify(execFile);

/** Imports a module in a process of its own and tells every module that came with it. */
async function modulesOf(path: string): Promise<readonly string[]> {
  const program = `
    import { registerHooks } from "node:module";
    const seen = new Set();
    registerHooks({
      resolve(specifier, context, next) {
        const found = next(specifier, context);
        seen.add(found.url);
        return found;
      },
    });
    await import(${JSON.stringify(path)});
    process.stdout.write(JSON.stringify([...seen]));
  `;
  const folder = fileURLToPath(new URL("../..", import.meta.url));
  const args = ["--import", "tsx", "--input-type=module", "--eval", program];
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  return z.array(z.string()).parse(JSON.parse(stdout));
}

const isOfBetterAuth = (url: string) => /node_modules\/(@?better-auth|@simplewebauthn|kysely)\//.test(url);

it.each(["http/lambda", "http/pages-lambda", "http/app", "workers/match", "workers/notify"])(
  "functions/%s starts without Better Auth",
  async (entry) => {
    const modules = await modulesOf(`@tawafuq/functions/${entry}`);
    expect(modules.length).toBeGreaterThan(50);
    expect(modules.filter(isOfBetterAuth)).toEqual([]);
  },
);

it("functions/auth/lambda is where Better Auth is loaded", async () => {
  const modules = await modulesOf("@tawafuq/functions/auth/lambda");
  expect(modules.some(isOfBetterAuth)).toBe(true);
});
