// Plain JavaScript, so that even an old Node can say in words what is missing.
import { fileURLToPath } from "node:url";

const major = Number(process.versions.node.split(".")[0]);

if (major < 24) {
  console.error(
    `Tawafuq runs on Node 24, but this is Node ${process.versions.node}: the install script of the "node" package, which brings Node 24, was refused; allow it ("npm approve-scripts node" where npm knows it, then "npm rebuild node --ignore-scripts=false"), or use Node 24.`,
  );
  process.exit(1);
}

const { register } = await import("tsx/esm/api");
register({ tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)) });
await import("./src/main.ts");
