import { Cooperative, CooperativeInput } from "@tawafuq/core/cooperatives/cooperative";
import { Idea, IdeaInput } from "@tawafuq/core/ideas/idea";
import type { CooperativeProfile } from "@tawafuq/matching/profile/cooperative-profile";
import type { IdeaProfile } from "@tawafuq/matching/profile/idea-profile";
import { aCooperative, anIdea } from "../support/builders.ts";

/*
 * Profiles of the bench as the bank stores them. A title of one word is too short for the bank, so each has its number.
 */
const madeAt = "2026-03-01T00:00:00.000Z";

const numbered = (text: object, id: string) =>
  Object.fromEntries(Object.entries(text).map(([language, words]) => [language, `${words} (${id})`]));
const described = (text: object) =>
  Object.fromEntries(
    Object.entries(text).map(([language, words]) => [language, String(words).padEnd(20, " .")]),
  );
const stored = (id: string) => ({ id, version: 1, createdAt: madeAt, updatedAt: madeAt });

export function ideaEntity({ title, description, needs, ...profile }: IdeaProfile): Idea {
  const shape = Object.fromEntries(Object.entries(profile).filter(([name]) => name in IdeaInput.shape));
  const tokens = needs.requirements.map((token) => token.slice(0, 60).replace(/_+$/, ""));
  const input = anIdea({
    ...shape,
    title: numbered(title, profile.id),
    description: described(description),
    needs: { ...needs, requirements: tokens, skills: [], certifications: [...needs.certifications] } as never,
  });
  return Idea.parse({
    ...input,
    ...stored(`idea_${profile.id}`),
    availability: "active",
    holderId: `hold_${profile.id}`,
  });
}

export function cooperativeEntity(profile: CooperativeProfile): Cooperative {
  const { id, name, description, availability, ...rest } = profile;
  const shape = Object.fromEntries(Object.entries(rest).filter(([key]) => key in CooperativeInput.shape));
  const input = aCooperative({
    ...shape,
    name: numbered(name, id),
    description: described(description),
    equipment: profile.equipment.map((token) => token.slice(0, 60).replace(/_+$/, "")),
  } as never);
  return Cooperative.parse({
    ...input,
    ...stored(`coop_${id}`),
    availability: availability === "paused" ? "paused" : "active",
    declines: [],
  });
}
