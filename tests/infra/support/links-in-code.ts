import type { LinkName } from "@tawafuq/functions/links";

/** The entry of each function, from the project's root. */
const entries: Readonly<Record<string, string>> = {
  Pages: "http/pages-lambda",
  JsonApi: "http/lambda",
  Identity: "auth/lambda",
  Files: "http/files-lambda",
  Match: "workers/match",
  Notify: "workers/notify",
  Inbound: "workers/inbound",
  Sweep: "workers/sweep",
  Expire: "workers/expire",
  Round: "workers/round",
  Digest: "workers/digest",
  Audit: "workers/audit",
  Retention: "workers/retention",
  Recompute: "workers/recompute",
};

/** What the code of each function asks for. */
export const links: Readonly<Record<string, readonly LinkName[]>> = Object.fromEntries(
  await Promise.all(
    Object.entries(entries).map(async ([name, entry]) => {
      const module = (await import(`@tawafuq/functions/${entry}`)) as { links: readonly LinkName[] };
      return [name, module.links] as const;
    }),
  ),
);
