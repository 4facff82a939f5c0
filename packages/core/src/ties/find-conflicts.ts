import type { Actor } from "../actors/actor.ts";
import type { Contact } from "../contacts/contact.ts";
import type { ContactOwner } from "../contacts/contact-owner.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { type Interests, readInterests, sameEmail } from "./interests.ts";
import type { ConflictKind } from "./tie.ts";

/** Why somebody must not decide about a side. */
export interface Conflict {
  readonly kind: ConflictKind;
  readonly side: ContactOwner;
  /** The declared tie; absent where the bank's data shows it. */
  readonly tieId?: string | undefined;
}

/** Looks for conflicts of one actor in one request: what concerns the actor is read once, each contact once. */
export interface ConflictCheck {
  find(sides: readonly ContactOwner[]): Promise<readonly Conflict[]>;
}

const noConflicts: ConflictCheck = { find: async () => [] };

/** The check for this actor. Cooperatives, holders and the system itself decide nothing here: they have no conflict. */
export function createConflictCheck(ports: Ports, actor: Actor): ConflictCheck {
  if (actor.kind !== "officer" && actor.kind !== "juror" && actor.kind !== "administrator")
    return noConflicts;
  let interests: Promise<Interests> | undefined;
  const contacts = new Map<string, Promise<Contact | undefined>>();
  const contactOf = (side: ContactOwner) => {
    const read = contacts.get(side.id) ?? ports.contacts.get(side);
    contacts.set(side.id, read);
    return read;
  };
  return {
    async find(sides) {
      interests ??= readInterests(ports, actor);
      const known = await interests;
      const found = await Promise.all(sides.map((side) => conflictsWith(known, side, contactOf)));
      return found.flat();
    },
  };
}

async function conflictsWith(
  interests: Interests,
  side: ContactOwner,
  contactOf: (side: ContactOwner) => Promise<Contact | undefined>,
): Promise<Conflict[]> {
  const { ties, speaksFor, worksFor } = interests;
  const declared = ties
    .filter(({ about }) => about.kind === side.kind && about.id === side.id)
    .map(({ id, kind }): Conflict => ({ kind, side, tieId: id }));
  const shown: ConflictKind[] = [];
  if (speaksFor.has(side.id)) shown.push(side.kind === "cooperative" ? "represents" : "is_holder");
  if (worksFor.has(side.id)) shown.push("field_agent");
  if (await sharesContact(interests, side, contactOf)) shown.push("same_contact");
  const unique = new Map(declared.map((conflict) => [conflict.tieId, conflict]));
  return [...unique.values(), ...shown.map((kind) => ({ kind, side }))];
}

async function sharesContact(
  { emails, phones }: Interests,
  side: ContactOwner,
  contactOf: (side: ContactOwner) => Promise<Contact | undefined>,
): Promise<boolean> {
  if (emails.size + phones.size === 0) return false;
  const { email, phone } = (await contactOf(side)) ?? {};
  return (email !== undefined && emails.has(sameEmail(email))) || (phone !== undefined && phones.has(phone));
}

/** The two sides of a match, as conflicts are looked for. */
export function sidesOf(match: Pick<Match, "cooperativeId" | "holderId">): readonly ContactOwner[] {
  return [
    { kind: "cooperative", id: match.cooperativeId },
    { kind: "holder", id: match.holderId },
  ];
}

/** @throws conflict_of_interest with the first conflict there is */
export async function requireNone(check: ConflictCheck, sides: readonly ContactOwner[]): Promise<void> {
  const [first] = await check.find(sides);
  if (first !== undefined) refuse("conflict_of_interest", { tie: first.kind });
}

/**
 * What any decision about an idea, a cooperative or a holder asks first: of officers, administrators and jurors alike.
 * @throws conflict_of_interest {tie}, not_found where there is no such idea
 */
export async function requireNoConflict(
  ports: Ports,
  actor: Actor,
  about: {
    readonly ideaId?: string | undefined;
    readonly cooperativeId?: string | undefined;
    readonly holderId?: string | undefined;
  },
): Promise<void> {
  const { ideaId, cooperativeId, holderId } = about;
  const idea = ideaId === undefined ? undefined : ((await ports.ideas.get(ideaId)) ?? refuse("not_found"));
  const holders = new Set([holderId, idea?.holderId].filter((id) => id !== undefined));
  await requireNone(createConflictCheck(ports, actor), [
    ...(cooperativeId === undefined ? [] : [{ kind: "cooperative", id: cooperativeId } as const]),
    ...[...holders].map((id) => ({ kind: "holder", id }) as const),
  ]);
}

/** The conflicts the actor has with each of these matches; matches without any are not among them. */
export async function conflictsOf(
  ports: Ports,
  actor: Actor,
  matches: readonly Match[],
): Promise<ReadonlyMap<string, readonly Conflict[]>> {
  const check = createConflictCheck(ports, actor);
  const found = await Promise.all(
    matches.map(async (match) => [match.id, await check.find(sidesOf(match))] as const),
  );
  return new Map(found.filter(([, conflicts]) => conflicts.length > 0));
}
