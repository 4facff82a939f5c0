import * as z from "zod";

/** What `infra/` links to functions, under the names it has there. */
const shapes = {
  Place: z.object({ siteUrl: z.url(), region: z.string() }),
  Table: z.object({ name: z.string() }),
  Erasures: z.object({ name: z.string() }),
  MatchRequests: z.object({ url: z.url() }),
  MatchRequestsDead: z.object({ url: z.url() }),
  Notices: z.object({ url: z.url() }),
  NoticesDead: z.object({ url: z.url() }),
  InboundEvents: z.object({ url: z.url() }),
  InboundEventsDead: z.object({ url: z.url() }),
  MasterKey: z.object({ value: z.string() }),
  Mail: z.object({ sender: z.string(), configSet: z.string() }),
  Sms: z.object({ sender: z.string(), configSet: z.string() }),
  SiteKey: z.object({ value: z.string() }),
};

export type LinkName = keyof typeof shapes;

/** Every link there is: what an operator's shell has. */
export const everyLink = Object.keys(shapes) as readonly LinkName[];

/** What a function is linked to; but for its place, the rest is not there. */
export type Links = { readonly [Name in LinkName]?: z.infer<(typeof shapes)[Name]> } & {
  readonly Place: z.infer<typeof shapes.Place>;
};

/**
 * Reads the links a function asks for.
 * @param resource SST's `Resource`: it tells what it holds only when asked by name
 * @throws Error for one that infra does not give, ZodError for one of another shape
 */
export function readLinks(resource: object, names: readonly LinkName[]): Links {
  const read = (name: LinkName) => shapes[name].parse(Reflect.get(resource, name));
  return Object.fromEntries(["Place" as const, ...names].map((name) => [name, read(name)])) as Links;
}

/** Stands for what a function is not linked to: whoever uses it all the same fails, and reads why. */
export const notLinked = (name: LinkName): string => `https://not-linked.invalid/${name}`;
