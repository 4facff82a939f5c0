import type { Ports } from "@tawafuq/core/ports";
import { Tie } from "@tawafuq/core/ties/tie";
import {
  enterPair,
  onlyOfficers,
  type Pair,
  requireMatch,
  usePolicy,
} from "@tawafuq/tests/integration/core/people";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { anOfficer } from "./deciders.ts";

const List = z.object({ items: z.array(Tie) });
const Shown = z.looseObject({
  conflicts: z.array(z.object({ kind: z.string(), side: z.string(), text: z.string() })).optional(),
});

let app: TestApp;
let ports: Ports;
let pair: Pair;
let officers = 0;
let officerId: string;
let key: string;

beforeAll(async () => {
  app = await startTestApp();
  ports = app.ports;
  await usePolicy(ports, onlyOfficers);
  pair = await enterPair(ports);
  await app.drain();
});
afterAll(() => app.stop());
beforeEach(async () => {
  officers += 1;
  officerId = (await anOfficer(ports, `officer-${officers}@odco.example`)).id;
  key = await app.keyFor({ kind: "officer", id: officerId });
});

const declare = (json: unknown) => app.request("/v1/ties", { method: "POST", key, json });
const page = async (path: string) =>
  (await app.request(path, { headers: { cookie: `tawafuq_key=${key}; tawafuq_lang=fr` } })).text();
const sendForm = (path: string, form: Record<string, string>) =>
  app.request(path, {
    method: "POST",
    headers: {
      cookie: `tawafuq_key=${key}; tawafuq_lang=fr`,
      origin: "http://127.0.0.1",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams(form).toString(),
  });

describe("the API of ties", () => {
  it("declares, lists and ends; administrators see everybody's, officers their own", async () => {
    const made = await declare({ kind: "family", cooperativeId: pair.cooperative.id });
    expect([made.status, made.headers.get("etag")]).toEqual([201, '"1"']);
    const tie = Tie.parse(await made.json());
    const listed = async (token: string, query = "") =>
      List.parse(await (await app.request(`/v1/ties${query}`, { key: token })).json()).items.map(
        ({ id }) => id,
      );
    expect(await listed(key)).toEqual([tie.id]);
    const administrator = await app.keyFor({ kind: "administrator", id: "test" });
    expect(await listed(administrator)).toContain(tie.id);
    expect(await listed(administrator, `?officerId=${officerId}`)).toEqual([tie.id]);
    expect(await listed(administrator, "?officerId=offi_other")).toEqual([]);
    expect((await app.request("/v1/ties?officerId=offi_other", { key })).status).toBe(403);
    const ended = await app.request(`/v1/ties/${tie.id}/end`, { method: "POST", key });
    expect(Tie.parse(await ended.json())).toMatchObject({ version: 2, endedBy: `officer:${officerId}` });
    expect(await listed(key)).toEqual([tie.id]);
  });

  it("refuses a tie to nothing, to two things, to nobody, or that ends before it begins", async () => {
    const cooperativeId = pair.cooperative.id;
    for (const wrong of [
      { kind: "family" },
      { kind: "family", cooperativeId, holderId: pair.holder.id },
      { kind: "family", cooperativeId: "coop_nobody" },
      { kind: "friends", cooperativeId },
      { kind: "family", cooperativeId, from: "2026-05-02", until: "2026-05-01" },
    ])
      expect([wrong, (await declare(wrong)).status]).toEqual([wrong, 400]);
  });

  it("tells an officer of the conflicts with a match, and the two sides of none", async () => {
    const path = `/v1/matches/${pair.match}`;
    const read = async (token: string) =>
      Shown.parse(
        await (await app.request(path, { key: token, headers: { "accept-language": "fr" } })).json(),
      );
    expect((await read(key)).conflicts).toEqual([]);
    await declare({ kind: "board", holderId: pair.holder.id });
    expect((await read(key)).conflicts).toEqual([
      { kind: "board", side: "holder", text: "Membre du conseil" },
    ]);
    const decision = await app.request(`${path}/decision`, {
      method: "POST",
      key,
      json: { verb: "propose" },
      headers: { "accept-language": "fr" },
    });
    expect(decision.status).toBe(403);
    expect(await decision.json()).toMatchObject({
      code: "conflict_of_interest",
      detail: expect.stringContaining("Membre du conseil"),
    });
    await ports.commit([
      ports.matches.replace({ ...(await requireMatch(ports, pair.match)), ...(await proposed()) }),
    ]);
    const side = await app.keyFor({ kind: "cooperative", id: pair.cooperative.id });
    expect(Object.keys(await read(side))).not.toContain("conflicts");
  });
});

/** The match once it was proposed, for what its sides may read. */
async function proposed() {
  const { version } = await requireMatch(ports, pair.match);
  return { version: version + 1, proposedAt: new Date().toISOString() };
}

describe("the pages", () => {
  it("show the conflict in place of the decision, and mark the row in the queue", async () => {
    expect(await page(`/matches/${pair.match}`)).toContain("Vérifier avant d’appliquer");
    expect(await page("/queue")).toContain('name="match"');
    await declare({ kind: "family", cooperativeId: pair.cooperative.id });
    const match = await page(`/matches/${pair.match}`);
    expect(match).toContain("Avec la coopérative : Lien de famille");
    for (const gone of ["Vérifier avant d’appliquer", "Me la confier"]) expect(match).not.toContain(gone);
    const queue = await page("/queue");
    expect(queue).toContain("Vous êtes lié : pas de décision");
    expect(queue).not.toContain('name="match"');
  });

  it("declare and end a tie, and keep what was typed when it is refused", async () => {
    const refused = await sendForm("/ties", { kind: "board", about: "coop_nobody", note: "since the start" });
    const text = await refused.text();
    expect(refused.status).toBe(400);
    for (const kept of ['value="coop_nobody"', 'value="since the start"']) expect(text).toContain(kept);

    expect((await sendForm("/ties", { kind: "board", about: pair.idea.id })).status).toBe(303);
    const list = await page("/ties?done=declared");
    expect(list).toContain("En cours : il empêche de décider");
    const [, id = ""] = /action="\/ties\/(tie_\w+)\/end"/.exec(list) ?? [];
    expect((await sendForm(`/ties/${id}/end`, {})).status).toBe(303);
    const after = await page("/ties");
    expect(after).toContain("Fini : il n’empêche plus rien");
    expect(after).not.toContain("/end");
  });
});
