/*
 * How each function is bundled, as plain data: infra hands `nodejs` and `copyFiles` to SST, and the tests build, weigh
 * and start the very same bundles. Nothing of SST is needed to read it.
 */

/** What SST's `nodejs` property takes of it. */
export interface NodejsOptions {
  readonly format: "esm";
  readonly minify: boolean;
  readonly splitting: boolean;
  /** From the root of the repository. */
  readonly plugins: string;
  readonly install?: Readonly<Record<string, string>>;
  readonly esbuild: { readonly keepNames: boolean; readonly external: string[] };
}

export interface Bundling {
  readonly handler: string;
  readonly nodejs: NodejsOptions;
  /** From the root of the repository, to beside the bundle. */
  readonly copyFiles: { readonly from: string; readonly to: string }[];
  /** All chunks and copied files together, in bytes; what `install` brings comes on top. */
  readonly mostBytes: number;
}

/**
 * Where credentials may come from on other machines. On Lambda the environment holds them, and the SDK imports these
 * only after it has looked there.
 */
const credentialSources = [
  "@aws-sdk/credential-provider-http",
  "@aws-sdk/credential-provider-ini",
  "@aws-sdk/credential-provider-process",
  "@aws-sdk/credential-provider-sso",
  "@aws-sdk/credential-provider-web-identity",
  "@smithy/credential-provider-imds",
];

/** The parser of browsers' names, which the SDK imports in browsers only. */
const browserParser = "bowser";

export const nodejs: NodejsOptions = {
  format: "esm",
  minify: true,
  // A page, a transport, a picture is read from disk when it is first asked for.
  splitting: true,
  plugins: "infra/esbuild-plugins.mjs",
  // Names of functions are read by nobody, and keeping them costs a call for each.
  esbuild: { keepNames: false, external: [...credentialSources, browserParser] },
};

/** A file of a package, found by `readPackageFile` in the `node_modules` beside the bundle. */
function packageFile(path: string) {
  return { from: `node_modules/${path}`, to: `node_modules/${path}` };
}

const tifinagh = packageFile(
  "@fontsource/noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff2",
);

/** Better Auth looks whether somebody traces it; nobody does. */
const tracing = "@opentelemetry/api";

const workerBytes = 1_500_000;

function worker(name: string): Bundling {
  return { handler: `functions/workers/${name}.handler`, nodejs, copyFiles: [], mostBytes: workerBytes };
}

export const bundling = {
  /** What programs call, without a page. */
  api: {
    handler: "functions/http/lambda.handler",
    nodejs,
    copyFiles: [],
    mostBytes: 1_200_000,
  },
  /** The glossary for searching by meaning (375 kB), what sends letters (300 kB) and every page. */
  pages: {
    handler: "functions/http/pages-lambda.handler",
    nodejs,
    copyFiles: [tifinagh],
    mostBytes: 2_150_000,
  },
  /** Better Auth with its database layer and passkeys makes half of it. */
  auth: {
    handler: "functions/auth/lambda.handler",
    nodejs: { ...nodejs, esbuild: { ...nodejs.esbuild, external: [...nodejs.esbuild.external, tracing] } },
    copyFiles: [tifinagh, packageFile("@simplewebauthn/browser/dist/bundle/index.umd.min.js")],
    mostBytes: 2_600_000,
  },
  /** Pictures beside links and the parts of the reference page: those are 1.6 MB of copied files. */
  files: {
    handler: "functions/http/files-lambda.handler",
    // Its native part for the function's own processor: SST runs npm with --os and --cpu.
    nodejs: { ...nodejs, install: { "@napi-rs/canvas": "1.1.1" } },
    copyFiles: [
      tifinagh,
      packageFile("@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff2"),
      packageFile("@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2"),
      packageFile("@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff2"),
      packageFile("swagger-ui-dist/swagger-ui.css"),
      packageFile("swagger-ui-dist/swagger-ui-bundle.js"),
      packageFile("swagger-ui-dist/favicon-32x32.png"),
    ],
    mostBytes: 2_750_000,
  },
  match: worker("match"),
  notify: worker("notify"),
  round: worker("round"),
  sweep: worker("sweep"),
  recompute: worker("recompute"),
  inbound: worker("inbound"),
  expire: worker("expire"),
  digest: worker("digest"),
  audit: worker("audit"),
  retention: worker("retention"),
} satisfies Record<string, Bundling>;

export type FunctionName = keyof typeof bundling;
