import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCooperative, anyIdea } from "../profile/any-profiles.ts";
import { exampleCooperative, exampleIdea } from "../profile/example-profiles.ts";
import { prepareCooperative, prepareIdea } from "../profile/prepare.ts";
import { rankPreparedIdea } from "../rank/rank.ts";
import { queryOf } from "../score/idea-query.ts";
import { defaultPolicy, type Policy } from "../score/policy.ts";
import { createProfileIndex } from "./profile-index.ts";
import { searchShards, shardOf } from "./shards.ts";
import { decodeSnapshot, encodeSnapshot } from "./snapshot.ts";

const k = 5;
/** Low enough for random profiles to be shown. */
const policy: Policy = { ...defaultPolicy, thresholds: { ...defaultPolicy.thresholds, minimumShown: 0.05 } };
const banks = fc
  .array(anyCooperative, { minLength: 1, maxLength: 24 })
  .map((rows) => rows.map((row, at) => prepareCooperative({ ...row, id: `C${at}`, reach: "national" })));
const ideas = anyIdea.map((idea) => prepareIdea(idea));

const answer = (rows: readonly { readonly id: string; readonly score: number }[]) =>
  rows.map((row) => [row.id, row.score]);

test("finds exactly what scoring every pair finds, number by number", () => {
  fc.assert(
    fc.property(banks, ideas, (bank, idea) => {
      const index = createProfileIndex();
      index.replace(bank);
      const all = rankPreparedIdea(idea, bank, policy, k).map((pair) => [pair.cooperative, pair.score]);
      expect(answer(index.search(queryOf(idea), policy, k))).toEqual(all);
    }),
  );
});

test("gives the same answer from 1, 2 and 8 shards", () => {
  fc.assert(
    fc.property(banks, ideas, (bank, idea) => {
      const answers = [1, 2, 8].map((count) => {
        const shards = Array.from({ length: count }, (_, shard) => {
          const index = createProfileIndex();
          index.replace(bank.filter((row) => shardOf(row.profile.id, count) === shard));
          return index;
        });
        return searchShards(shards, queryOf(idea), policy, k);
      });
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }),
  );
});

test("is the same whether profiles came one by one, were replaced and removed, or were read anew", () => {
  fc.assert(
    fc.property(banks, ideas, fc.nat(), (bank, idea, seed) => {
      const step = createProfileIndex();
      for (const row of bank) step.replace([prepareCooperative(exampleCooperative({ id: row.profile.id }))]);
      for (const row of bank) step.replace([row]);
      const gone = bank[seed % bank.length]?.profile.id ?? "";
      step.remove(gone);
      const anew = createProfileIndex();
      anew.replace(bank.filter((row) => row.profile.id !== gone));
      expect(step.size()).toBe(bank.length - 1);
      expect(step.search(queryOf(idea), policy, k)).toEqual(anew.search(queryOf(idea), policy, k));
      expect(encodeSnapshot(step.columns())).toEqual(encodeSnapshot(anew.columns()));
    }),
  );
});

test("answers from a snapshot as before, and refuses one of another glossary", () => {
  fc.assert(
    fc.property(banks, ideas, (bank, idea) => {
      const index = createProfileIndex();
      index.replace(bank);
      const bytes = encodeSnapshot(index.columns());
      const columns = decodeSnapshot(bytes);
      const again = createProfileIndex(columns === undefined ? [] : [columns]);
      expect(again.search(queryOf(idea), policy, k)).toEqual(index.search(queryOf(idea), policy, k));
    }),
  );
  const bytes = encodeSnapshot(createProfileIndex().columns());
  const header = new TextDecoder("latin1").decode(bytes);
  const other = Uint8Array.from(bytes);
  other[header.indexOf("vocabulary-") + "vocabulary-".length] = "!".charCodeAt(0);
  expect(decodeSnapshot(other)).toBeUndefined();
});

test("leaves out whoever is excluded and finds by text across languages", () => {
  const index = createProfileIndex();
  index.replace([
    prepareCooperative(exampleCooperative({ id: "oil" })),
    prepareCooperative(
      exampleCooperative({ id: "wool", description: { fr: "Tapis de laine" }, production: [] }),
    ),
  ]);
  const query = queryOf(prepareIdea(exampleIdea()));
  expect(index.retrieve(query, 1).map((row) => row.id)).toEqual(["oil"]);
  expect(index.search(query, defaultPolicy, k, (id) => id === "oil").map((row) => row.id)).not.toContain(
    "oil",
  );
});
