import { type Actor, personOf } from "../actors/actor.ts";
import type { ContactOwner } from "../contacts/contact-owner.ts";
import { contactViewing, showContact } from "../contacts/show-contact.ts";
import type { Draft } from "../drafts/draft.ts";
import type { Idea } from "../ideas/idea.ts";
import { instant } from "../language/clock.ts";
import { readUpTo } from "../language/read-up-to.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { listProposals } from "../proposals/list-proposals.ts";
import { refuse } from "../refusals/refusal.ts";
import type { ListName, MyData, ToldMatch } from "./my-data.ts";

/** Lines of one list at most; what is left out is said. */
const mostOfAList = 1000;

/**
 * Everything kept about the actor: its cooperative or holder, and the person who is signed in. An export shows a
 * contact, so it is written down like any other look at it: an owner sees it too when somebody else held its key.
 * Lists hold at most 1,000 lines each. @throws not_allowed for strangers and for agents under a mandate
 */
export async function exportMyData(ports: Ports, actor: Actor): Promise<MyData> {
  if (actor.kind === "anonymous" || actor.via.kind === "mandate") refuse("not_allowed");
  const person = personOf(actor);
  const incomplete: ListName[] = [];
  const take = async <Item>(name: ListName, list: Parameters<typeof readUpTo<Item>>[1]): Promise<Item[]> => {
    const { items, isAll } = await readUpTo(mostOfAList, list);
    if (!isAll) incomplete.push(name);
    return [...items];
  };
  const personal = {
    person: person === undefined ? undefined : await ports.people.get(person),
    grants: person === undefined ? [] : [...(await ports.grants.listByPerson(person))],
    sessions: person === undefined ? [] : [...(await ports.sessions.listByPerson(person))],
    drafts: person === undefined ? [] : (await ports.drafts.list(person)).map(withoutKey),
    mandates: person === undefined ? [] : [...(await ports.mandates.listByAgent(person))],
  };
  const nothing = {
    ideas: [],
    confidential: {},
    receipts: [],
    matches: [],
    notices: [],
    consents: [],
    views: [],
  };
  const madeAt = instant(ports.now());
  if (actor.kind !== "cooperative" && actor.kind !== "holder")
    return { madeAt, ...personal, ...nothing, incomplete };

  const owner: ContactOwner = { kind: actor.kind, id: actor.id };
  const viewer = { name: `${owner.kind}:${owner.id}`, personId: person };
  await ports.commit([contactViewing(ports, owner, viewer, "export")]);
  const isCooperative = owner.kind === "cooperative";
  const ideas = isCooperative ? [] : await take("ideas", (page) => ports.ideas.listByHolder(owner.id, page));
  const told = await take("matches", (page) => listProposals(ports, actor, page));
  return {
    madeAt,
    ...personal,
    cooperative: isCooperative ? await ports.cooperatives.get(owner.id) : undefined,
    holder: isCooperative ? undefined : await ports.holders.get(owner.id),
    contact: await showContact(ports, actor, owner, "export"),
    ideas,
    confidential: await confidentialOf(ports, ideas),
    receipts: isCooperative
      ? []
      : await take("receipts", (page) => ports.receipts.listByHolder(owner.id, page)),
    matches: told.map((match) => toldTo(match, isCooperative ? "cooperative" : "idea")),
    notices: await take("notices", (page) => ports.notices.list(owner, page)),
    consents: [...(await ports.consents.list(owner))],
    views: await take("views", (page) => ports.views.list(owner, page)),
    mandates: isCooperative
      ? [...personal.mandates, ...(await ports.mandates.listByCooperative(owner.id))]
      : personal.mandates,
    incomplete,
  };
}

/** What was typed; the key it will be sent with tells nobody anything. */
const withoutKey = ({ form, fields, updatedAt }: Draft) => ({ form, fields, updatedAt });

async function confidentialOf(ports: Ports, ideas: readonly Idea[]): Promise<MyData["confidential"]> {
  const parts: Record<string, Record<string, string>> = {};
  for (const { id } of ideas) {
    const part = await ports.confidentialParts.get(id);
    if (part !== undefined) parts[id] = { ...part };
  }
  return parts;
}

function toldTo(match: Match, side: "cooperative" | "idea"): ToldMatch {
  const { id, state, ideaTitle, cooperativeName, proposedAt, answerBy, introducedAt, closedAt } = match;
  return {
    ...{ id, state, ideaTitle, cooperativeName, proposedAt, answerBy, introducedAt, closedAt },
    answer: match.answers[side],
  };
}
