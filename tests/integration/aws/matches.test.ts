import type { Match } from "@tawafuq/core/matches/match";
import { isRefusal, type RefusalCode } from "@tawafuq/core/refusals/refusal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connected, connect } from "./connect.ts";
import { allPages, minute, storedMatch } from "./stored.ts";

let aws: Connected;
beforeAll(async () => {
  aws = await connect();
});
afterAll(() => aws.stop());

async function codeOf(act: Promise<unknown>): Promise<RefusalCode | "done"> {
  try {
    await act;
    return "done";
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

const ids = (matches: readonly Match[]) => matches.map((match) => match.id);

test("a match is created once, replaced by version and removed only as it is", async () => {
  const { ports } = aws;
  const match = storedMatch("idea_a", "coop_a", { score: 2 / 3 });
  await ports.commit([ports.matches.create(match)]);
  expect(await ports.matches.get("idea_a.coop_a")).toEqual(match);
  expect(await codeOf(ports.commit([ports.matches.create(match)]))).toBe("already_exists");
  const next: Match = { ...match, version: 2, state: "held" };
  await ports.commit([ports.matches.replace(next)]);
  expect(await codeOf(ports.commit([ports.matches.remove(match)]))).toBe("version_conflict");
  await ports.commit([ports.matches.remove(next)]);
  expect(await ports.matches.get("idea_a.coop_a")).toBeUndefined();
  for (const id of ["", "idea_a", "a.b.c", "idea_a.coop#a"])
    expect(await ports.matches.get(id)).toBeUndefined();
});

test("matches are listed from both sides", async () => {
  const { ports } = aws;
  for (const [index, idea] of ["idea_1", "idea_2", "idea_3"].entries())
    for (const cooperative of ["coop_1", "coop_2"])
      await ports.commit([ports.matches.create(storedMatch(idea, cooperative, { since: minute(index) }))]);
  const ofIdea = await ports.matches.listByIdea("idea_1", { limit: 10 });
  expect(ids(ofIdea.items)).toEqual(["idea_1.coop_1", "idea_1.coop_2"]);
  const pages = await allPages((cursor) => ports.matches.listByCooperative("coop_2", { limit: 2, cursor }));
  expect(pages.map(ids)).toEqual([["idea_3.coop_2", "idea_2.coop_2"], ["idea_1.coop_2"]]);
});

test("the queue is ordered by age or score, cut by every filter, and left on a change of state", async () => {
  const { ports } = aws;
  const queue = { delegation: "FES", state: "waiting", limit: 100 } as const;
  const scores = [0.5, 0.9, 0.700_002, 0.699_999_9, 1, 0.05];
  const made = scores.map((score, index) =>
    storedMatch(`idea_q${index}`, "coop_q", {
      delegation: "FES",
      score,
      since: minute(index),
      sector: index % 2 === 0 ? "ARG" : "PAM",
      ...(index === 2 ? { assignedTo: "offi_1" } : {}),
    }),
  );
  for (const match of made) await ports.commit([ports.matches.create(match)]);
  const list = async (more: object) => {
    const page = await ports.matches.listQueue({ ...queue, order: "age", ...more });
    return page.items.map((match) => made.findIndex((one) => one.id === match.id));
  };
  expect(await list({})).toEqual([0, 1, 2, 3, 4, 5]);
  expect(await list({ order: "score" })).toEqual([4, 1, 2, 3, 0, 5]);
  expect(await list({ order: "score", minScore: 0.7 })).toEqual([4, 1, 2]);
  expect(await list({ minScore: 0.7 })).toEqual([1, 2, 4]);
  expect(await list({ sector: "PAM" })).toEqual([1, 3, 5]);
  expect(await list({ assignedTo: "offi_1", order: "score" })).toEqual([2]);
  expect(await list({ sinceBefore: minute(3) })).toEqual([0, 1, 2]);
  expect(await list({ sinceBefore: minute(3), order: "score" })).toEqual([1, 2, 0]);
  const pages = await allPages((cursor) =>
    ports.matches.listQueue({ ...queue, limit: 4, order: "score", cursor }),
  );
  expect(pages.map((page) => page.length)).toEqual([4, 2]);
  expect(await ports.matches.countQueue({ delegation: "FES", state: "waiting" }, 100)).toBe(6);
  expect(await ports.matches.countQueue({ delegation: "FES", state: "waiting" }, 4)).toBe(4);
  const moved = made[0] ?? storedMatch("idea_q0", "coop_q");
  await ports.commit([ports.matches.replace({ ...moved, version: 2, state: "held" })]);
  expect(await ports.matches.countQueue({ delegation: "FES", state: "waiting" }, 100)).toBe(5);
  expect(await ports.matches.countQueue({ delegation: "FES", state: "held" }, 100)).toBe(1);
});

test("history is appended in order and never overwritten", async () => {
  const { ports } = aws;
  const matchId = "idea_h.coop_h";
  const entries = Array.from({ length: 5 }, (_, index) => ({
    id: ports.newId("hist"),
    matchId,
    at: minute(index),
    by: "officer:offi_1",
    event: "assigned" as const,
    to: "waiting" as const,
  }));
  await ports.commit(entries.map((entry) => ports.history.append(entry)));
  const pages = await allPages((cursor) => ports.history.list(matchId, { limit: 2, cursor }));
  expect(pages.flat()).toEqual(entries);
  const [first] = entries;
  if (first !== undefined)
    expect(await codeOf(ports.commit([ports.history.append(first)]))).toBe("already_exists");
});

test("a ranked list never goes back to an older version of its profile", async () => {
  const { ports } = aws;
  const subject = { kind: "idea", id: "idea_l" } as const;
  expect(await ports.rankedLists.get(subject)).toBeUndefined();
  await ports.commit([ports.rankedLists.put({ subject, version: 2, floor: 0.4 })]);
  await ports.commit([ports.rankedLists.put({ subject, version: 2 })]);
  expect(await codeOf(ports.commit([ports.rankedLists.put({ subject, version: 1 })]))).toBe(
    "version_conflict",
  );
  expect(await ports.rankedLists.get(subject)).toEqual({ subject, version: 2 });
});

test("many ranked lists are read at once, however many and however often named", async () => {
  const { ports } = aws;
  const subjects = Array.from({ length: 230 }, (_, index) => ({
    kind: "cooperative" as const,
    id: `coop_many${index}`,
  }));
  for (let first = 0; first < 200; first += 50)
    await ports.commit(
      subjects.slice(first, first + 50).map((subject) => ports.rankedLists.put({ subject, version: 1 })),
    );
  const found = await ports.rankedLists.getMany([...subjects, ...subjects]);
  expect(found.map((list) => list.subject.id).toSorted()).toEqual(
    subjects
      .slice(0, 200)
      .map((subject) => subject.id)
      .toSorted(),
  );
});

test("forty at once never take more slots than there are", async () => {
  const { ports } = aws;
  const subject = { kind: "cooperative", id: "coop_popular" } as const;
  expect(await ports.loads.get(subject)).toEqual({ openProposals: 0, openIntroductions: 0 });
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () =>
      codeOf(ports.commit([ports.loads.take(subject, { openProposals: 3, openIntroductions: 2 })])),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(3);
  expect(new Set(outcomes)).toEqual(new Set(["done", "proposal_limit_cooperative"]));
  expect(await ports.loads.get(subject)).toEqual({ openProposals: 3, openIntroductions: 0 });
});

test("slots are given back, become introductions and count against both limits", async () => {
  const { ports } = aws;
  const subject = { kind: "idea", id: "idea_load" } as const;
  const take = () =>
    codeOf(ports.commit([ports.loads.take(subject, { openProposals: 1, openIntroductions: 1 })]));
  expect(await codeOf(ports.commit([ports.loads.release(subject)]))).toBe("internal");
  expect(await take()).toBe("done");
  expect(await take()).toBe("proposal_limit_idea");
  await ports.commit([ports.loads.release(subject)]);
  expect(await take()).toBe("done");
  await ports.commit([ports.loads.introduce(subject)]);
  expect(await ports.loads.get(subject)).toEqual({ openProposals: 0, openIntroductions: 1 });
  expect(await take()).toBe("proposal_limit_idea");
  expect(await codeOf(ports.commit([ports.loads.take(subject, { openProposals: 1 })]))).toBe("done");
  expect(await codeOf(ports.commit([ports.loads.release(subject)]))).toBe("done");
  expect(await codeOf(ports.commit([ports.loads.introduce(subject)]))).toBe("internal");
});
