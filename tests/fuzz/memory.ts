/** What was learned from answers: records, their versions, cursors, form fields. Requests are made of it. */
export interface Memory {
  /** Ids of the records that live under a segment of a path (`cooperatives`); of all where it is unknown. */
  ids(segment: string | undefined): readonly string[];
  versionOf(id: string): number | undefined;
  /** Objects that were answered: many are, cut down, valid to send. */
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  readonly cursors: readonly string[];
  /** Addresses that pages link to. */
  readonly links: readonly string[];
  readonly forms: readonly Form[];
  learn(segments: readonly string[], body: unknown): void;
  /** The version that an entity tag names. */
  learnTag(segments: readonly string[], tag: string | null): void;
  /** The version last seen at this address, or at the record it belongs to. */
  taggedAt(segments: readonly string[]): string | undefined;
  learnPage(html: string): void;
  /** An id that no request may carry: with it the run would take its own keys away. */
  spare(id: string): void;
}

/** A form as a page showed it: each field with what may be chosen. */
interface Form {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const kept = { objects: 400, ids: 300, cursors: 60, links: 100, forms: 60 };

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = "", inside = ""]) => {
    let select = "";
    const fields = [...inside.matchAll(/<(input|select|option|textarea|button)([^>]*)>/g)].flatMap(
      ([, kind, tag = ""]): [string, string][] => {
        const name = attribute(tag, "name") ?? (kind === "option" ? select : undefined);
        if (kind === "select") select = name ?? "";
        return name === undefined || name === "" || kind === "select"
          ? []
          : [[name, attribute(tag, "value") ?? ""]];
      },
    );
    return { action: attribute(head, "action") ?? "/", fields };
  });
}

/** Keeps the newest. */
function keep<Item>(list: Item[], item: Item, most: number): void {
  if (list.length >= most) list.shift();
  list.push(item);
}

export function createMemory(): Memory {
  const bySegment = new Map<string, string[]>();
  const everything: string[] = [];
  const versions = new Map<string, number>();
  const objects: Record<string, unknown>[] = [];
  const cursors: string[] = [];
  const links: string[] = [];
  const forms: Form[] = [];
  const tags = new Map<string, string>();
  const spared = new Set<string>();

  function learnId(segment: string | undefined, id: string): void {
    if (spared.has(id)) return;
    if (!everything.includes(id)) keep(everything, id, kept.ids);
    if (segment === undefined) return;
    const own = bySegment.get(segment) ?? [];
    if (!own.includes(id)) keep(own, id, kept.ids);
    bySegment.set(segment, own);
  }

  function visit(value: unknown, segment: string | undefined): void {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const inner of value) visit(inner, segment);
      return;
    }
    const entity = value as Record<string, unknown>;
    // Reasons and parts of a match are many and fit nowhere.
    if (Object.keys(entity).length > 2 && !("weight" in entity)) keep(objects, entity, kept.objects);
    if (typeof entity.nextCursor === "string") keep(cursors, entity.nextCursor, kept.cursors);
    const { id, version } = entity;
    if (typeof id === "string") {
      learnId(segment, id);
      if (typeof version === "number") versions.set(id, version);
    }
    for (const [name, inner] of Object.entries(entity)) {
      const other = /^([a-z]+)Id$/.exec(name)?.[1];
      if (other !== undefined && typeof inner === "string") learnId(pluralOf(other), inner);
      // What is answered inside a record is no record of the same list.
      visit(inner, name === "items" ? segment : pluralOf(name));
    }
  }

  return {
    ids: (segment) => (segment === undefined ? undefined : bySegment.get(segment)) ?? everything,
    versionOf: (id) => versions.get(id),
    objects,
    cursors,
    links,
    forms,
    learnTag(segments, tag) {
      if (tag !== null && /^"\d+"$/.test(tag)) tags.set(segments.join("/"), tag);
    },
    taggedAt: (segments) => tags.get(segments.join("/")) ?? tags.get(segments.slice(0, -1).join("/")),
    spare: (id) => void spared.add(id),
    learn: (segments, body) => visit(body, collectionOf(segments)),
    learnPage(html) {
      for (const [, link = ""] of html.matchAll(/(?:src|href)="(\/[^"?#]*)/g))
        if (!links.includes(link)) keep(links, link, kept.links);
      for (const form of formsIn(html)) keep(forms, form, kept.forms);
    },
  };
}

/** `match` to `matches`, `holder` to `holders`. */
export function pluralOf(name: string): string {
  if (name.endsWith("s")) return name;
  return /(ch|sh|x)$/.test(name) ? `${name}es` : name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** The list an answer's records live in: the last word of the path that is a plural. */
function collectionOf(segments: readonly string[]): string | undefined {
  return segments.findLast((segment) => /^[a-z-]+s$/.test(segment));
}
