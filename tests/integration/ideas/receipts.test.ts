import { createHash } from "node:crypto";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { reviseIdea } from "@tawafuq/core/ideas/revise-idea";
import type { Ports } from "@tawafuq/core/ports";
import { listReceiptsOfIdea, readDeposit, readReceipt } from "@tawafuq/core/receipts/read-receipts";
import { Receipt } from "@tawafuq/core/receipts/receipt";
import { readPublicReceipt, verifyReceipt } from "@tawafuq/core/receipts/verify-receipt";
import { asHolder, enterIdea, programme, refusalOf } from "@tawafuq/tests/integration/core/people";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { anIdea } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

let app: TestApp;
let ports: Ports;
beforeAll(async () => {
  app = await startTestApp();
  ports = app.ports;
});
afterAll(() => app.stop());

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function deposit(changes: Parameters<typeof anIdea>[0] = {}) {
  const { holder } = await enterIdea(ports);
  const actor = asHolder(holder.id);
  const { idea, receipt } = await createIdea(ports, actor, anIdea(changes), undefined);
  if (receipt === undefined) throw new Error("A deposit gives a receipt.");
  return { actor, holder, idea, receipt };
}

describe("a deposit", () => {
  it("gives a receipt whose hash is that of the exact content, all layers in it, no contact and no name", async () => {
    const { actor, receipt } = await deposit({ confidential: { ar: "السر" } });
    const content = await readDeposit(ports, actor, receipt.id);
    expect(sha256(content)).toBe(receipt.hash);
    expect(JSON.parse(content).content).toMatchObject({
      title: { fr: "Moulin commun d'huile d'olive" },
      confidential: { ar: "السر" },
    });
    expect(content).not.toMatch(/Youssef|holder\.example|hold_/);
    expect(receipt).toMatchObject({ id: expect.stringMatching(/^rcpt_/), ideaVersion: 1 });
  });

  it("of a revision gives another one, and the earlier stays as it was", async () => {
    const { actor, idea, receipt } = await deposit();
    const revised = await reviseIdea(ports, actor, idea.id, 1, anIdea({ capexMad: 310_000 }));
    expect(revised.receipt.ideaVersion).toBe(2);
    const { items } = await listReceiptsOfIdea(ports, actor, idea.id, { limit: 10 });
    expect(items.map(({ id }) => id)).toEqual([revised.receipt.id, receipt.id]);
    const content = await readDeposit(ports, actor, receipt.id);
    expect(await verifyReceipt(ports, { id: receipt.id, content })).toMatchObject({ verdict: "genuine" });
  });

  it("of the same content twice gives two hashes: nobody finds a content by guessing", async () => {
    const [first, second] = [await deposit(), await deposit()];
    expect(first.receipt.hash).not.toBe(second.receipt.hash);
  });

  it("answered again to a repeated request comes with the same receipt", async () => {
    const { holder } = await enterIdea(ports);
    const key = await app.keyFor({ kind: "holder", id: holder.id });
    const send = async () => {
      const headers = { "idempotency-key": "one deposit" };
      const response = await app.request("/v1/ideas", { method: "POST", key, json: anIdea(), headers });
      return z.object({ receipt: Receipt }).parse(await response.json());
    };
    const [first, second] = [await send(), await send()];
    expect(first.receipt.id).toMatch(/^rcpt_/);
    expect(second.receipt).toEqual(first.receipt);
  });
});

describe("verification", () => {
  it("knows the content, a copy an editor laid out anew, and the hash in capitals", async () => {
    const { actor, receipt } = await deposit();
    const content = await readDeposit(ports, actor, receipt.id);
    const shown = [
      { content },
      { content: `\uFEFF${JSON.stringify(JSON.parse(content), undefined, 4)}\n` },
      { hash: receipt.hash },
      { hash: ` ${receipt.hash.toUpperCase()} ` },
    ];
    for (const one of shown)
      expect(await verifyReceipt(ports, { id: receipt.id, ...one })).toEqual({
        verdict: "genuine",
        id: receipt.id,
        hash: receipt.hash,
        at: receipt.at,
      });
  });

  it("sees a changed letter, another idea's hash and content, and what is no JSON at all", async () => {
    const [{ actor, receipt }, other] = [await deposit(), await deposit()];
    const content = await readDeposit(ports, actor, receipt.id);
    for (const shown of [
      { content: content.replace("Moulin", "Mouiin") },
      { content: await readDeposit(ports, other.actor, other.receipt.id) },
      { hash: other.receipt.hash },
      { content: "{" },
    ])
      expect(await verifyReceipt(ports, { id: receipt.id, ...shown })).toMatchObject({ verdict: "changed" });
    expect(await verifyReceipt(ports, { id: "rcpt_none", content })).toMatchObject({ verdict: "unknown" });
  });

  it("trusts no receipt that this bank did not sign, whatever stands in the table", async () => {
    const { actor, receipt } = await deposit();
    const content = await readDeposit(ports, actor, receipt.id);
    const forgeries = [
      { ...receipt, at: "2020-01-01T00:00:00.000Z" },
      { ...receipt, hash: sha256("mine") },
      { ...receipt, holderId: "hold_thief" },
      { ...receipt, signature: "0".repeat(64) },
    ];
    for (const [index, forged] of forgeries.entries()) {
      const id = `${receipt.id}.${index}`;
      await ports.commit([ports.receipts.append({ ...forged, id }, content)]);
      expect(await readPublicReceipt(ports, id)).toMatchObject({ genuine: false });
      expect((await verifyReceipt(ports, { id, hash: forged.hash })).verdict).toBe("unknown");
    }
    expect(await readPublicReceipt(ports, receipt.id)).toMatchObject({ genuine: true });
  });

  it("is open to anybody and tells neither holder, idea nor content", async () => {
    const { receipt, holder, idea } = await deposit();
    const read = await app.request(`/v1/receipts/${receipt.id}`);
    expect(Object.keys(z.looseObject({}).parse(await read.clone().json())).sort()).toEqual([
      "at",
      "genuine",
      "hash",
      "id",
    ]);
    const json = { id: receipt.id, hash: receipt.hash };
    const verified = await app.request("/v1/receipts/verify", { method: "POST", json });
    for (const text of [await read.text(), await verified.text()])
      for (const secret of [holder.id, idea.id, "Moulin", "Youssef"]) expect(text).not.toContain(secret);
    for (const wrong of [{ id: receipt.id }, { ...json, content: "{}" }, { ...json, hash: "abc" }, {}])
      expect((await app.request("/v1/receipts/verify", { method: "POST", json: wrong })).status).toBe(400);
  });
});

describe("the content of a receipt", () => {
  it("is for its holder alone, byte by byte", async () => {
    const { actor, receipt, holder } = await deposit();
    const stranger = await deposit();
    for (const other of [stranger.actor, programme])
      expect(await refusalOf(readDeposit(ports, other, receipt.id))).toBe("not_found");
    expect(await refusalOf(readReceipt(ports, stranger.actor, receipt.id))).toBe("not_found");
    const key = await app.keyFor({ kind: "holder", id: holder.id });
    const response = await app.request(`/v1/receipts/${receipt.id}/content`, { key });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toBe(await readDeposit(ports, actor, receipt.id));
  });
});
