import { showContact } from "@tawafuq/core/contacts/show-contact";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { MyData } from "@tawafuq/core/privacy/my-data";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { accessTable } from "@tawafuq/functions/http/access";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import {
  asCooperative,
  asHolder,
  enterPair,
  noticesOf,
  onlyOfficers,
  type Pair,
  programme,
  requireMatch,
  usePolicy,
} from "../core/people.ts";

const contact = { personName: "Zineb Tazi", email: "zineb@mine.example", phone: "+212500000031" };
const Views = z.object({
  items: z.array(z.object({ viewer: z.string(), purpose: z.string(), matchId: z.string().optional() })),
});

describe("my data", () => {
  let app: TestApp;
  let pair: Pair;
  let keys: { cooperative: string; holder: string; administrator: string };
  beforeAll(async () => {
    app = await startTestApp();
    const { ports } = app;
    await usePolicy(ports, onlyOfficers);
    pair = await enterPair(ports, { cooperative: aCooperative({ contact }) });
    await app.drain();
    const match = await requireMatch(ports, pair.match);
    await decideMatch(ports, programme, pair.match, match.version, { verb: "propose" });
    await app.drain();
    keys = {
      cooperative: await app.keyFor({ kind: "cooperative", id: pair.cooperative.id }),
      holder: await app.keyFor({ kind: "holder", id: pair.holder.id }),
      administrator: await app.keyFor({ kind: "administrator", id: "admin_1" }),
    };
  });
  afterAll(() => app.stop());

  const get = async (path: string, key: string) =>
    app.request(path, { key, headers: { "accept-language": "fr" } });
  const viewsPath = () => `/v1/cooperatives/${pair.cooperative.id}/contact/views`;
  const views = async () => Views.parse(await (await get(viewsPath(), keys.cooperative)).json()).items;

  it("a withdrawn consent keeps letters in the inbox and the address to its owner, and hinders no introduction", async () => {
    const { ports } = app;
    const told = await (await get("/v1/me/consent", keys.cooperative)).json();
    expect(told).toMatchObject({ items: [{ state: "told", source: "registration", by: "system:test" }] });
    const withdraw = (purpose: string) =>
      app.request("/v1/me/consent", {
        method: "POST",
        key: keys.cooperative,
        json: { channel: "email", purpose, allowed: false },
      });
    expect(await (await withdraw("proposals")).json()).toMatchObject({
      state: "withdrawn",
      by: `cooperative:${pair.cooperative.id}`,
    });
    expect((await withdraw("sharing_contact")).status).toBe(200);
    const letters = async () => (await app.mailbox()).filter(({ to }) => to.includes(contact.email)).length;
    const before = await letters();
    await answerProposal(ports, asCooperative(pair.cooperative.id), pair.match, { answer: "interested" });
    await answerProposal(ports, asHolder(pair.holder.id), pair.match, { answer: "interested" });
    await app.drain();
    expect(await letters()).toBe(before);
    const [newest] = await noticesOf(ports, { kind: "cooperative", id: pair.cooperative.id });
    expect(newest).toMatchObject({ kind: "introduction", delivery: "inbox" });
    const introduction = await (await get(`/v1/introductions/${pair.match}`, keys.holder)).json();
    expect(introduction).toMatchObject({ contacts: { cooperative: { phone: contact.phone } } });
    expect(JSON.stringify(introduction)).not.toContain(contact.email);
  });

  it("whoever saw a contact stands in its owner's list, and its owner does not", async () => {
    const before = await views();
    expect(before.map(({ purpose }) => purpose).toSorted()).toEqual(["introduction", "introduction_letter"]);
    await get(`/v1/cooperatives/${pair.cooperative.id}/contact`, keys.cooperative);
    expect(await views()).toEqual(before);
    await get(`/v1/cooperatives/${pair.cooperative.id}/contact`, keys.administrator);
    const [newest] = await views();
    expect(newest).toMatchObject({ purpose: "administration", viewer: "administrator:admin_1" });
    expect((await get(viewsPath(), keys.holder)).status).toBe(403);
    const other = `/v1/cooperatives/coop_other/contact/views`;
    expect((await get(other, keys.cooperative)).status).toBe(404);
  });

  it("without a line in the list no contact is shown", async () => {
    const { ports } = app;
    const owner = { kind: "cooperative", id: pair.cooperative.id } as const;
    const full = { ...ports, commit: () => Promise.reject(new Error("the table is full")) };
    await expect(showContact(full, programme, owner, "administration")).rejects.toThrow("full");
  });

  it("an export holds the side's own data whole, and nothing of the other side's contact but its letter", async () => {
    const response = await get("/v1/me/export", keys.cooperative);
    expect(response.headers.get("content-disposition")).toContain("attachment");
    const data = MyData.parse(await response.json());
    expect(data.contact).toEqual(contact);
    expect(data.cooperative?.id).toBe(pair.cooperative.id);
    expect(data.matches).toMatchObject([{ id: pair.match, answer: { answer: "interested" } }]);
    expect(data.consents).toHaveLength(3);
    expect(data.views.length).toBeGreaterThan(2);
    expect(data.incomplete).toEqual([]);
    const holder = MyData.parse(await (await get("/v1/me/export", keys.holder)).json());
    expect(holder.ideas.map(({ id }) => id)).toEqual([pair.idea.id]);
    const administrator = MyData.parse(await (await get("/v1/me/export", keys.administrator)).json());
    expect(administrator.cooperative).toBeUndefined();
  });

  it("pages read the same, and change what is allowed, in every language", async () => {
    const { keyCookieOf } = await openPages(app, keys.cooperative);
    for (const language of ["ar", "fr", "en"])
      for (const path of ["/me/data", "/me/views", "/me/consents", "/me/data/delete"]) {
        const page = await app.request(`${path}?lang=${language}`, {
          headers: { cookie: keyCookieOf, accept: "text/html" },
        });
        expect([path, page.status]).toEqual([path, 200]);
        const html = await page.text();
        expect(html).toContain(`lang="${language}"`);
        expect(html).not.toContain("privacy.");
        if (path === "/me/data") expect(html).toContain(contact.phone);
      }
    const sent = await postForm(
      app,
      "/me/consents",
      keyCookieOf,
      "channel=email&purpose=proposals&allowed=yes",
    );
    expect(sent.status).toBe(303);
    const download = await app.request("/me/data/download", { headers: { cookie: keyCookieOf } });
    expect(MyData.parse(await download.json()).consents).toHaveLength(4);
  });

  it("deletion asks to be confirmed, then deletes; the key ends with it", async () => {
    const { keyCookieOf } = await openPages(app, keys.holder);
    const half = await postForm(app, "/me/data/delete", keyCookieOf, "what=side");
    expect(half.status).toBe(400);
    expect(await half.text()).toContain('value="side" required="" checked=""');
    expect((await app.ports.holders.get(pair.holder.id))?.erasedAt).toBeUndefined();
    const whole = await postForm(app, "/me/data/delete", keyCookieOf, "what=side&confirm=yes");
    expect(whole.status).toBe(200);
    await app.drain();
    await app.drain();
    expect((await app.ports.holders.get(pair.holder.id))?.erasedAt).toBeDefined();
    expect((await get("/v1/me", keys.holder)).status).toBe(401);
    const wrong = await app.request("/v1/me/deletion", {
      method: "POST",
      key: keys.cooperative,
      json: { what: "side", confirm: "yes" },
    });
    expect(wrong.status).toBe(400);
    const person = await app.request("/v1/me/deletion", {
      method: "POST",
      key: keys.cooperative,
      json: { what: "person", confirm: "delete for ever" },
    });
    expect(person.status).toBe(403);
  });

  it("is closed to agents under a mandate, but for what a side allows", () => {
    for (const [row, { mandate }] of Object.entries(accessTable))
      if (/ \/me\/(data|views)|me\/(export|deletion)|contact\/views/.test(row))
        expect([row, mandate]).toEqual([row, undefined]);
  });
});

/** Signs in with a key through the form, as a browser does. */
async function openPages(app: TestApp, key: string) {
  const entered = await postForm(app, "/enter", "", `key=${encodeURIComponent(key)}`);
  return { keyCookieOf: (entered.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
}

function postForm(app: TestApp, path: string, cookie: string, body: string): Promise<Response> {
  return app.request(path, {
    method: "POST",
    body,
    headers: {
      cookie,
      origin: "http://127.0.0.1",
      accept: "text/html",
      "content-type": "application/x-www-form-urlencoded",
    },
  });
}
