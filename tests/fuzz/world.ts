import { accessTable } from "@tawafuq/functions/http/access";
import { sessionCallers } from "@tawafuq/tests/support/matrix/sessions";
import { type Operation, operationsOf } from "@tawafuq/tests/support/operations";
import * as z from "zod";
import type { Sender } from "./draft.ts";
import type { Memory } from "./memory.ts";
import type { Secrets } from "./secrets.ts";
import type { Target } from "./target.ts";

const Named = z.looseObject({ id: z.string() });
const Issued = z.object({ key: Named, token: z.string() });
const Matches = z.object({ items: z.array(z.looseObject({ id: z.string(), cooperativeId: z.string() })) });

const stranger: Sender = { name: "nobody", kind: "nobody", headers: {}, owns: [] };

const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

/** A call of an administrator, for what the run itself needs to make or to know. */
export async function ask(
  target: Target,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await target.send(
    new Request(new URL(path, target.origin), {
      method,
      headers: {
        ...(target.administrator === undefined ? {} : bearing(target.administrator)),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** Where a part of the service describes itself. */
const documents = ["/openapi.json", "/auth/openapi.json"];

function undescribed(row: string): Operation {
  const [method = "GET", path = "/"] = row.split(" ");
  const whoMay = accessTable[row]?.who ?? [];
  return { row, method, path, parameters: [], responses: {}, whoMay };
}

/** Every operation of the service: what its documents describe, then the rows of the access table beyond them. */
export async function readOperations(target: Target): Promise<readonly Operation[]> {
  const described: Operation[] = [];
  for (const path of documents) {
    const response = await target.send(new Request(new URL(path, target.origin)));
    if (response.ok) described.push(...operationsOf(await response.json()));
    else await response.text();
  }
  const rows = new Set(described.map(({ row }) => row));
  const others = Object.keys(accessTable).filter((row) => !rows.has(row));
  return [...described, ...others.map(undescribed)];
}

interface Contact {
  readonly email: string;
  readonly phone: string;
  readonly personName: string;
}

const cooperative = (contact: Contact) => ({
  name: { fr: "Coopérative Tazart", ar: "تعاونية تازارت" },
  description: { fr: "Huile d'olive pressée à froid et olives de table, par des femmes de la vallée." },
  province: "MA-CHE",
  commune: "Bab Taza",
  setting: "rural",
  sectors: ["AGR", "ALI"],
  foundedYear: 2016,
  members: { total: 24, women: 15, youth: 6 },
  certifications: [{ code: "ONSSA", status: "obtained" }],
  contact: { channels: ["email"], ...contact },
});

const idea = (holderId: string) => ({
  title: { fr: "Moulin commun d'huile d'olive", ar: "معصرة مشتركة لزيت الزيتون" },
  description: { fr: "Un moulin partagé pour presser l'huile d'olive des femmes de la vallée." },
  holderType: "individual",
  sectors: ["AGR", "ALI"],
  scope: ["MA-01"],
  capexMad: 300_000,
  durationMonths: 12,
  needs: { minMembers: 10, certifications: ["ONSSA"] },
  partnersSought: 3,
  holderId,
});

const officer = (delegation: string, email: string) => ({
  name: `Officer of ${delegation}`,
  email,
  delegations: [delegation],
});

interface Settling {
  readonly target: Target;
  readonly secrets: Secrets;
  readonly memory: Memory;
  /** Takes the bodies that were accepted, by operation. */
  readonly accepted: Map<string, unknown[]>;
}

/** Two cooperatives, two holders with an idea each, officers of two delegations; one pair is introduced. */
export async function settle({ target, secrets, memory, accepted }: Settling): Promise<readonly Sender[]> {
  if (target.administrator === undefined) return [stranger];
  memory.spare(`key_${target.administrator.split("_")[1]}`);
  await proposeNothing(target);
  const make = async (path: string, body: unknown) => {
    const { id } = Named.parse(await ask(target, "POST", path, body));
    secrets.assign(JSON.stringify(body), id);
    accepted.set(`POST ${path.split("?")[0]}`, [body]);
    return id;
  };
  const contact = () => ({
    email: secrets.mint("email"),
    phone: secrets.mint("phone"),
    personName: secrets.mint("personName"),
  });
  const senderFor = async (
    kind: string,
    id: string,
    owns: readonly string[],
    name: string,
  ): Promise<Sender> => {
    const input = { label: `fuzz ${name}`, scope: { kind, id } };
    const { key, token } = Issued.parse(await ask(target, "POST", "/v1/keys", input));
    memory.spare(key.id);
    return { name, kind, headers: bearing(token), owns };
  };
  const ofTangier = await make("/v1/officers", officer("TANGER", secrets.mint("email")));
  const ofAgadir = await make("/v1/officers", officer("AGADIR", secrets.mint("email")));
  const [firstCooperative, secondCooperative] = [
    await make("/v1/cooperatives", cooperative(contact())),
    await make("/v1/cooperatives", cooperative(contact())),
  ];
  const [firstHolder, secondHolder] = [
    await make("/v1/holders", { name: "Youssef Benali", contact: contact() }),
    await make("/v1/holders", { name: "Amina Idrissi", contact: contact() }),
  ];
  const ideas = [await make("/v1/ideas", idea(firstHolder)), await make("/v1/ideas", idea(secondHolder))];
  const row = { id: "row-1", ...cooperative(contact()) };
  await make("/v1/imports?source=fuzz", { cooperatives: [row], ideas: [] });
  secrets.assign(JSON.stringify(row), "coop_fuzz-row-1");
  await target.settle();
  const senders = [
    await senderFor("cooperative", firstCooperative, [firstCooperative], "cooperative"),
    await senderFor("cooperative", secondCooperative, [secondCooperative], "other cooperative"),
    await senderFor("holder", firstHolder, [firstHolder, ideas[0] ?? ""], "holder"),
    await senderFor("holder", secondHolder, [secondHolder, ideas[1] ?? ""], "other holder"),
    await senderFor("officer", ofTangier, [ofTangier], "officer"),
    await senderFor("officer", ofAgadir, [ofAgadir], "officer of another delegation"),
    await senderFor("administrator", "fuzz", ["fuzz"], "administrator"),
  ];
  await introduce(target, ideas[0] ?? "", firstCooperative, [senders[0], senders[2]]);
  await target.settle();
  const subjects = {
    cooperativeId: firstCooperative,
    holderId: firstHolder,
    officerId: ofTangier,
    delegation: "TANGER",
  };
  const people = target.app === undefined ? [] : await sessionCallers(target.app, subjects);
  for (const { ids } of people) for (const id of ids.slice(-2)) memory.spare(id);
  const signedIn = people.map(({ name, role, headers, ids }) => ({ name, kind: role, headers, owns: ids }));
  return [
    ...senders,
    ...signedIn,
    stranger,
    { ...stranger, name: "a key that is none", headers: bearing("twf_none") },
  ];
}

const InForce = z.object({ policy: z.looseObject({ thresholds: z.looseObject({}) }), revision: z.number() });

/** Nothing is proposed by itself, so that matches wait for officers. */
async function proposeNothing(target: Target): Promise<void> {
  const { policy, revision } = InForce.parse(await ask(target, "GET", "/v1/policy"));
  const changed = { ...policy, thresholds: { ...policy.thresholds, propose: null } };
  await ask(target, "PUT", "/v1/policy", changed, { "if-match": `"${revision}"` });
}

/** Takes one pair as far as it goes by the rules in force. */
async function introduce(
  target: Target,
  ideaId: string,
  cooperativeId: string,
  sides: readonly (Sender | undefined)[],
): Promise<void> {
  const { items } = Matches.parse(await ask(target, "GET", `/v1/ideas/${ideaId}/matches`));
  for (const match of items) {
    if (match.cooperativeId !== cooperativeId) continue;
    if (match.state === "waiting")
      await ask(target, "POST", `/v1/matches/${match.id}/decision`, { verb: "propose" });
    for (const side of sides) {
      const answered = await target.send(
        new Request(new URL(`/v1/proposals/${match.id}/answer`, target.origin), {
          method: "POST",
          headers: { ...side?.headers, "content-type": "application/json" },
          body: JSON.stringify({ answer: "interested" }),
        }),
      );
      await answered.text();
    }
  }
}
