import { Cooperative } from "@tawafuq/core/cooperatives/cooperative";
import { Idea } from "@tawafuq/core/ideas/idea";
import { Match, matchId } from "@tawafuq/core/matches/match";
import type { OutboxEvent } from "@tawafuq/core/outbox/event";
import type { Page } from "@tawafuq/core/storage/repository";

const born = "2026-03-01T08:00:00.000Z";

/** An instant so many minutes after the first. */
export function minute(count: number): string {
  return new Date(Date.parse(born) + count * 60_000).toISOString();
}

export function storedCooperative(id: string, more: Partial<Cooperative> = {}): Cooperative {
  return Cooperative.parse({
    id,
    version: 1,
    availability: "active",
    name: { ar: "تعاونية أركان", fr: "Coopérative Argan" },
    description: { fr: "Huile d'argan pressée à froid" },
    province: "MA-AGD",
    commune: "Agadir",
    setting: "rural",
    sectors: ["ARG"],
    foundedYear: 2015,
    members: { total: 20, women: 20, youth: 3 },
    contact: { channels: ["email"], preferredLanguage: "fr" },
    createdAt: born,
    updatedAt: born,
    ...more,
  });
}

export function storedIdea(id: string, more: Partial<Idea> = {}): Idea {
  return Idea.parse({
    id,
    version: 1,
    availability: "active",
    holderId: "hold_1",
    title: { fr: "Moulin commun", ar: "معصرة مشتركة" },
    description: { fr: "Un moulin partagé pour les femmes de la vallée" },
    holderType: "individual",
    sectors: ["ARG"],
    scope: ["MA-09"],
    capexMad: 200_000,
    durationMonths: 12,
    createdAt: born,
    updatedAt: born,
    ...more,
  });
}

const parts = { sector: 1, region: 0.5, capacity: 0.75, text: 0.1 + 0.2 };

export function storedMatch(ideaId: string, cooperativeId: string, more: Partial<Match> = {}): Match {
  return Match.parse({
    id: matchId(ideaId, cooperativeId),
    ideaId,
    cooperativeId,
    holderId: "hold_1",
    version: 1,
    state: "waiting",
    score: 0.5,
    forIdea: 0.5,
    forCooperative: 0.5,
    parts,
    partsForIdea: parts,
    partsForCooperative: parts,
    gates: [],
    reasonsFor: [],
    reasonsAgainst: [],
    missing: [],
    publicBenefit: { women: 0, youth: 0, rural: 0, bonus: 0 },
    policyVersion: "2026-01",
    scorerVersion: "1",
    statisticsVersion: "1",
    ideaVersion: 1,
    cooperativeVersion: 1,
    ideaTitle: { fr: "Moulin commun" },
    cooperativeName: { fr: "Coopérative Argan" },
    sector: "ARG",
    province: "MA-AGD",
    delegation: "AGADIR",
    since: born,
    createdAt: born,
    updatedAt: born,
    ...more,
  });
}

export function matchEvent(id: string, subject: string, version = 1): OutboxEvent {
  return {
    id,
    subject,
    queue: "match-requests",
    body: { kind: "match", subject: { kind: "idea", id: subject }, version },
  };
}

/** Reads page after page to the end; returns the pages. */
export async function allPages<Item>(
  read: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<(readonly Item[])[]> {
  const pages: (readonly Item[])[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    pages.push(page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return pages;
}
