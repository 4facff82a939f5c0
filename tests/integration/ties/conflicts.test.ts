import { assignMatch } from "@tawafuq/core/matches/assign-match";
import { decideMany } from "@tawafuq/core/matches/decide-many";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import type { Ports } from "@tawafuq/core/ports";
import { declareTie } from "@tawafuq/core/ties/declare-tie";
import { endTie } from "@tawafuq/core/ties/end-tie";
import { conflictsOf, requireNoConflict } from "@tawafuq/core/ties/find-conflicts";
import {
  asCooperative,
  enterPair,
  onlyOfficers,
  type Pair,
  refusalOf,
  requireMatch,
  usePolicy,
} from "@tawafuq/tests/integration/core/people";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anOfficer, asAdministrator, asJuror, asOfficer, grant, knowPeople } from "./deciders.ts";

let app: TestApp;
let ports: Ports;
let pair: Pair;
beforeAll(async () => {
  app = await startTestApp();
  ports = app.ports;
  await usePolicy(ports, onlyOfficers);
  pair = await enterPair(ports);
  await app.drain();
});
afterAll(() => app.stop());
beforeEach(() => knowPeople(ports, []));

const hold = { verb: "hold", reason: "other" } as const;
const decide = (id: string) => decideMatch(ports, asOfficer(id), pair.match, undefined, hold);
const kindsFor = async (id: string) => {
  const match = await requireMatch(ports, pair.match);
  return [...(await conflictsOf(ports, asOfficer(id), [match])).values()].flat().map(({ kind }) => kind);
};
let officers = 0;
const officer = async () => {
  officers += 1;
  return (await anOfficer(ports, `officer-${officers}@odco.example`)).id;
};

describe("a declared tie", () => {
  it("blocks every decision and being given the match, and says its kind", async () => {
    const id = await officer();
    await declareTie(ports, asOfficer(id), { kind: "family", cooperativeId: pair.cooperative.id });
    for (const input of [hold, { verb: "propose" }, { verb: "reject", reason: "other" }] as const)
      await expect(decideMatch(ports, asOfficer(id), pair.match, undefined, input)).rejects.toMatchObject({
        code: "conflict_of_interest",
        args: { tie: "family" },
      });
    const { version } = await requireMatch(ports, pair.match);
    const take = assignMatch(ports, asOfficer(id), pair.match, version, id);
    expect(await refusalOf(take)).toBe("conflict_of_interest");
    const other = await officer();
    expect(await refusalOf(assignMatch(ports, asOfficer(other), pair.match, version, id))).toBe(
      "conflict_of_interest",
    );
    const handedOver = await assignMatch(ports, asOfficer(id), pair.match, version, other);
    expect(handedOver.assignedTo).toBe(other);
  });

  it("to an idea is one to its holder", async () => {
    const id = await officer();
    const tie = await declareTie(ports, asOfficer(id), { kind: "board", ideaId: pair.idea.id });
    expect(tie.about).toEqual({ kind: "holder", id: pair.holder.id });
    expect(await kindsFor(id)).toEqual(["board"]);
  });

  it("blocks from its first day to its last, and nothing once it was ended; who ended it stays readable", async () => {
    const id = await officer();
    const about = { kind: "other", cooperativeId: pair.cooperative.id } as const;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await declareTie(ports, asOfficer(id), { ...about, from: day(2) });
    await declareTie(ports, asOfficer(id), { ...about, from: day(-9), until: day(-2) });
    expect(await kindsFor(id)).toEqual([]);
    const standing = await declareTie(ports, asOfficer(id), { ...about, from: day(-9), until: day(2) });
    expect(await kindsFor(id)).toEqual(["other"]);
    await endTie(ports, asOfficer(id), standing.id);
    expect(await kindsFor(id)).toEqual([]);
    expect(await ports.ties.get(standing.id)).toMatchObject({
      version: 2,
      endedBy: `officer:${id}`,
      endedAt: expect.any(String),
    });
    expect((await endTie(ports, asOfficer(id), standing.id)).version).toBe(2);
  });

  it("is nobody else's: another cannot end it, an administrator can, and sides declare none", async () => {
    const [id, other] = [await officer(), await officer()];
    const tie = await declareTie(ports, asOfficer(id), { kind: "family", holderId: pair.holder.id });
    expect(await refusalOf(endTie(ports, asOfficer(other), tie.id))).toBe("not_found");
    expect((await endTie(ports, asAdministrator("pers_admin"), tie.id)).endedBy).toBe(
      "administrator:pers_admin",
    );
    const side = asCooperative(pair.cooperative.id);
    expect(await refusalOf(declareTie(ports, side, { kind: "family", holderId: pair.holder.id }))).toBe(
      "not_allowed",
    );
    expect(
      await refusalOf(declareTie(ports, asOfficer(id), { kind: "family", holderId: "hold_nobody" })),
    ).toBe("invalid_input");
  });

  it("of a juror stands in the way of the jury", async () => {
    const juror = asJuror("pers_juror");
    await requireNoConflict(ports, juror, { ideaId: pair.idea.id });
    await declareTie(ports, juror, { kind: "family", ideaId: pair.idea.id });
    for (const about of [{ ideaId: pair.idea.id }, { holderId: pair.holder.id }])
      expect(await refusalOf(requireNoConflict(ports, juror, about))).toBe("conflict_of_interest");
    await requireNoConflict(ports, juror, { cooperativeId: pair.cooperative.id });
    await requireNoConflict(ports, asJuror("pers_other"), { ideaId: pair.idea.id });
    expect(await refusalOf(requireNoConflict(ports, juror, { ideaId: "idea_none" }))).toBe("not_found");
  });

  it("holds under the person's other roles", async () => {
    const id = await officer();
    await grant(ports, "pers_both", "officer", id);
    await grant(ports, "pers_both", "administrator", "pers_both");
    await declareTie(ports, asOfficer(id), { kind: "employment", holderId: pair.holder.id });
    const decision = decideMatch(ports, asAdministrator("pers_both"), pair.match, undefined, hold);
    expect(await refusalOf(decision)).toBe("conflict_of_interest");
  });
});

describe("what the bank's data shows", () => {
  it("is that the officer's person represents the cooperative, or is the holder", async () => {
    for (const [role, subject, kind] of [
      ["representative", pair.cooperative.id, "represents"],
      ["holder", pair.holder.id, "is_holder"],
    ] as const) {
      const id = await officer();
      const personId = `pers_${kind}`;
      await grant(ports, personId, "officer", id);
      await grant(ports, personId, role, subject, "ended");
      expect(await kindsFor(id)).toEqual([]);
      await grant(ports, personId, role, subject);
      expect(await kindsFor(id)).toEqual([kind]);
      expect(await refusalOf(decide(id))).toBe("conflict_of_interest");
    }
  });

  it("is that the person is or was a field agent of the cooperative within two years", async () => {
    for (const [years, expected] of [
      [-1, ["field_agent"]],
      [1, ["field_agent"]],
      [-3, []],
    ] as const) {
      const id = await officer();
      const agentId = `pers_agent${years + 5}`;
      await grant(ports, agentId, "officer", id);
      const endsAt = new Date(Date.now() + years * 365 * 86_400_000).toISOString();
      const mandate = {
        id: ports.newId("mand"),
        version: 1,
        cooperativeId: pair.cooperative.id,
        cooperativeName: pair.cooperative.name,
        delegation: "TANGER" as const,
        agentId,
        agentName: "Agent",
        scopes: ["answer" as const],
        consent: { kind: "slip" as const, reference: "12/2022", at: "2022-01-01T00:00:00.000Z" },
        endsAt,
        createdAt: "2022-01-01T00:00:00.000Z",
        createdBy: "system:test",
      };
      await ports.commit([ports.mandates.create(mandate)]);
      expect(await kindsFor(id)).toEqual(expected);
    }
  });

  it("is that e-mail or phone are those of a side, however the e-mail is written", async () => {
    const same = (await anOfficer(ports, "Tazart@Cooperative.example")).id;
    expect(await kindsFor(same)).toEqual(["same_contact"]);

    const id = await officer();
    await grant(ports, "pers_phone", "officer", id);
    expect(await kindsFor(id)).toEqual([]);
    knowPeople(ports, [{ id: "pers_phone", phone: "+212500000042" }]);
    const owner = { kind: "holder", id: pair.holder.id } as const;
    const contact = await ports.contacts.get(owner);
    await ports.commit([ports.contacts.put(owner, { ...contact, phone: "+212500000042" })]);
    expect(await kindsFor(id)).toEqual(["same_contact"]);
    const [match] = [await requireMatch(ports, pair.match)];
    const found = await conflictsOf(ports, asOfficer(id), [match]);
    expect(found.get(match.id)?.[0]?.side).toEqual(owner);
  });

  it("does not count the own region: an officer without a tie decides", async () => {
    const id = await officer();
    expect(await kindsFor(id)).toEqual([]);
    expect((await decide(id)).state).toBe("held");
  });
});

describe("a decision about many", () => {
  it("refuses the tied rows alone, and reads what concerns the officer once", async () => {
    const id = await officer();
    await grant(ports, "pers_many", "officer", id);
    await declareTie(ports, asOfficer(id), { kind: "family", cooperativeId: pair.cooperative.id });
    let grantReads = 0;
    let contactReads = 0;
    const counted: Ports = {
      ...ports,
      grants: {
        ...ports.grants,
        listByPerson: (person) => {
          grantReads += 1;
          return ports.grants.listByPerson(person);
        },
      },
      contacts: {
        ...ports.contacts,
        get: (owner) => {
          contactReads += 1;
          return ports.contacts.get(owner);
        },
      },
    };
    const rows = Array.from({ length: 100 }, () => ({ matchId: pair.match, ...hold }));
    const results = await decideMany(counted, asOfficer(id), rows, { dryRun: false });
    expect(results).toHaveLength(100);
    for (const result of results)
      expect(result).toMatchObject({
        outcome: "refused",
        refusal: { code: "conflict_of_interest", args: { tie: "family" } },
      });
    expect([grantReads, contactReads]).toEqual([1, 2]);
  });
});
