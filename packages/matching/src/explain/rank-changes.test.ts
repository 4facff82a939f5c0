import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCooperative, anyIdea } from "../profile/any-profiles.ts";
import { exampleCooperative, exampleIdea } from "../profile/example-profiles.ts";
import { prepareCooperative, prepareIdea } from "../profile/prepare.ts";
import { defaultPolicy } from "../score/policy.ts";
import { scorePrepared } from "../score/score-pair.ts";
import { rankChanges } from "./rank-changes.ts";

const idea = prepareIdea(
  exampleIdea({ needs: { minMembers: 20, certifications: ["ONSSA"], requirements: ["olive_mill"] } }),
);
const listOf = (values: readonly number[]) => values.map((value, at) => ({ id: `L${at}`, value }));

test("says how many members more move a cooperative up the list, and to where", () => {
  const small = prepareCooperative(
    exampleCooperative({ members: { total: 12, women: 0, youth: 0 }, setting: "urban" }),
  );
  const { score } = scorePrepared(idea, small, defaultPolicy);
  const list = listOf([0.99, score + 0.003, score + 0.002, score + 0.001, 0.41]);
  const [best] = rankChanges(idea, small, list, defaultPolicy);
  expect(best).toMatchObject({ code: "more_members", args: { short: 8, needed: 20 }, from: 5, to: 2 });
});

test("says what opens a closed gate: a licence, a wider reach, members", () => {
  const licensed = prepareIdea(
    exampleIdea({
      sectors: ["CAN"],
      branches: [],
      needs: { minMembers: 5, certifications: ["ANRAC"], requirements: [] },
    }),
  );
  const unlicensed = prepareCooperative(
    exampleCooperative({ sectors: ["CAN"], branches: [], certifications: [] }),
  );
  const [opened] = rankChanges(licensed, unlicensed, [], defaultPolicy);
  expect(opened).toMatchObject({ code: "certificate_obtained", args: { certification: "ANRAC" }, to: 1 });
  expect(opened).not.toHaveProperty("from");
  const far = prepareCooperative(exampleCooperative({ province: "MA-FES", reach: "province" }));
  const widened = rankChanges(idea, far, [], defaultPolicy).map((change) => [change.code, change.args.reach]);
  expect(widened).toEqual([["wider_reach", "neighbours"]]);
});

test("promises nothing that scoring the changed pair does not keep", () => {
  fc.assert(
    fc.property(anyIdea, anyCooperative, (some, other) => {
      const [prepared, cooperative] = [prepareIdea(some), prepareCooperative(other)];
      const before = scorePrepared(prepared, cooperative, defaultPolicy);
      for (const change of rankChanges(prepared, cooperative, [], defaultPolicy)) {
        if (change.code === "more_members") {
          const members = { ...other.members, total: Number(change.args.needed) };
          const after = scorePrepared(prepared, prepareCooperative({ ...other, members }), defaultPolicy);
          expect(change.score).toBe(after.score);
        }
        if (change.from !== undefined) expect(change.score).toBeGreaterThan(before.score);
        expect(change.from === undefined || change.to === undefined || change.to <= change.from).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});
