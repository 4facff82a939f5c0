/*
 * What esbuild is told beside its options: SST runs this file (`nodejs.plugins`), and so do the tests. SST 4.17.1 asks
 * filters about nothing (functions/nodejs-runtime/plugin.mjs), so only one that fits everything is heard.
 */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const everything = { filter: /.*/ };

/** zod in the parts that are used, without its own messages in fifty languages: nobody is shown them. */
const zodInParts = {
  name: "zod-in-parts",
  setup(build) {
    build.onLoad(everything, ({ path }) => {
      if (path.endsWith("/zod/v4/locales/index.js"))
        return { contents: 'export { default as en } from "./en.js";' };
      // It takes the whole and needs one class.
      if (path.endsWith("/@hono/zod-openapi/dist/index.mjs"))
        return {
          contents: readFileSync(path, "utf8")
            .replace('import { z } from "zod";', 'import * as z from "zod";')
            .replace("extendZodWithOpenApi(z);", "extendZodWithOpenApi({ ZodType: z.ZodType });"),
        };
      return undefined;
    });
  },
};

function packed(file) {
  const text = JSON.stringify(JSON.parse(readFileSync(file, "utf8")));
  return JSON.stringify(brotliCompressSync(text).toString("base64"));
}

/** esbuild writes a letter of Arabic in six; packed, a language is read only when somebody reads it. */
const textsPacked = {
  name: "texts-packed",
  setup(build) {
    build.onLoad(everything, ({ path }) => {
      if (!path.endsWith("/core/src/texts/all-texts.ts")) return undefined;
      const files = ["ar", "fr", "en"].map((language) => join(dirname(path), `${language}.json`));
      const [ar, fr, en] = files.map(packed);
      return {
        contents: `import { brotliDecompressSync } from "node:zlib";
          const open = (text) => JSON.parse(brotliDecompressSync(Buffer.from(text, "base64")).toString());
          export const allTexts = { ar: () => open(${ar}), fr: () => open(${fr}), en: () => open(${en}) };`,
        watchFiles: files,
      };
    });
  },
};

/** Modules of Node itself: dropped where nothing of them is used, as http/2 by the SDK. */
const builtinsWhenUsed = {
  name: "builtins-when-used",
  setup(build) {
    build.onResolve(everything, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined;
      // As an ES module, node:http opens what it has for web sockets: 20 ms.
      if (kind !== "require-call" && /^(node:)?https?$/.test(path)) return { path, namespace: "required" };
      return { path, external: true, sideEffects: false };
    });
    build.onLoad({ ...everything, namespace: "required" }, ({ path, namespace }) =>
      namespace === "required"
        ? { contents: `module.exports = require(${JSON.stringify(path)});` }
        : undefined,
    );
  },
};

/** Read by SST, and by the tests. @public */
export default [zodInParts, textsPacked, builtinsWhenUsed];
