import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "../refusals/refusal.ts";
import { aMatch, created } from "./example-match.ts";
import {
  answer,
  assign,
  close,
  decideAgainst,
  expire,
  isExpired,
  isProposable,
  isUntouched,
  propose,
} from "./lifecycle.ts";
import { type Answer, type Decision, type Match, type MatchState, matchStates, type Side } from "./match.ts";

const now = "2026-03-02T09:00:00.000Z";
const answerBy = "2026-03-16T09:00:00.000Z";

const given = (word: Answer["answer"], overrides: Partial<Answer> = {}): Answer => ({
  answer: word,
  by: "holder:hold_1",
  at: now,
  ...(word === "declined" ? { reason: "too_far" } : {}),
  ...overrides,
});
const decided = (verb: Decision["verb"], overrides: Partial<Decision> = {}): Decision => ({
  verb,
  by: "officer:offi_1",
  at: now,
  reason: "other",
  ...overrides,
});
const proposed = (overrides: Partial<Match> = {}) => ({
  ...propose(aMatch(), now, answerBy, undefined),
  ...overrides,
});

function refusalOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

const proposable: readonly MatchState[] = ["listed", "waiting", "held"];
const others = matchStates.filter((state) => !proposable.includes(state));

describe("a proposal", () => {
  it.each(proposable)("can be made of a %s match, with the promised date and no answers", (state) => {
    const after = propose(aMatch({ state }), now, answerBy, decided("propose"));
    expect(after).toMatchObject({ state: "proposed", version: 2, proposedAt: now, answerBy, answers: {} });
    expect(after).toMatchObject({ since: now, updatedAt: now, decision: { verb: "propose" } });
  });

  it.each(others)("cannot be made of a %s match", (state) => {
    expect(isProposable(aMatch({ state }))).toBe(false);
    expect(refusalOf(() => propose(aMatch({ state }), now, answerBy, undefined))).toBe(
      "match_not_open_for_decision",
    );
  });
});

describe("a decision against", () => {
  it.each(proposable)("holds or rejects a %s match", (state) => {
    expect(decideAgainst(aMatch({ state }), decided("hold"))).toMatchObject({ state: "held", version: 2 });
    expect(decideAgainst(aMatch({ state }), decided("reject"))).toMatchObject({ state: "rejected" });
  });

  it.each(others)("is refused on a %s match", (state) => {
    expect(refusalOf(() => decideAgainst(aMatch({ state }), decided("reject")))).toBe(
      "match_not_open_for_decision",
    );
  });

  it.each(["hold", "reject"] as const)("needs a reason to %s", (verb) => {
    expect(refusalOf(() => decideAgainst(aMatch(), decided(verb, { reason: undefined })))).toBe(
      "reason_missing",
    );
  });
});

describe("an answer", () => {
  it.each([
    ["idea", "cooperative"],
    ["cooperative", "idea"],
  ] as const)("introduces once %s and then %s are interested", (first, second) => {
    const half = answer(proposed(), first, given("interested"));
    expect(half).toMatchObject({ state: "proposed", version: 3, since: now });
    expect(half.introducedAt).toBeUndefined();
    expect(answer(half, second, given("interested"))).toMatchObject({
      state: "introduced",
      version: 4,
      introducedAt: now,
    });
  });

  it("declines for good, with a reason", () => {
    expect(answer(proposed(), "idea", given("declined"))).toMatchObject({ state: "declined", closedAt: now });
    const half = answer(proposed(), "cooperative", given("interested"));
    expect(answer(half, "idea", given("declined"))).toMatchObject({ state: "declined" });
    expect(refusalOf(() => answer(proposed(), "idea", given("declined", { reason: undefined })))).toBe(
      "reason_missing",
    );
  });

  it("later may be followed by another one, interested may not", () => {
    const later = answer(proposed(), "idea", given("later"));
    expect(later.state).toBe("proposed");
    expect(answer(later, "idea", given("interested")).answers.idea?.answer).toBe("interested");
    const half = answer(proposed(), "idea", given("interested"));
    expect(refusalOf(() => answer(half, "idea", given("declined")))).toBe("already_answered");
  });

  it("comes too late from the promised date on, swept or not", () => {
    expect(refusalOf(() => answer(proposed(), "idea", given("interested", { at: answerBy })))).toBe(
      "proposal_expired",
    );
    const ended = expire(proposed(), answerBy);
    expect(refusalOf(() => answer(ended, "idea", given("interested")))).toBe("proposal_expired");
  });

  it.each(["listed", "waiting", "held", "rejected", "declined", "closed", "introduced"] as const)(
    "is refused on a %s match",
    (state) => {
      expect(refusalOf(() => answer(aMatch({ state }), "idea", given("interested")))).toBe(
        "proposal_not_open",
      );
    },
  );
});

describe("the end of a proposal", () => {
  it("comes with the promised date, not before", () => {
    expect(isExpired(proposed(), "2026-03-16T08:59:59.999Z")).toBe(false);
    expect(refusalOf(() => expire(proposed(), now))).toBe("proposal_not_open");
    expect(expire(proposed(), answerBy)).toMatchObject({
      state: "expired",
      closedAt: answerBy,
      since: answerBy,
    });
  });

  it("closes it where a side withdrew, and nothing else", () => {
    expect(close(proposed(), now)).toMatchObject({ state: "closed", closedAt: now });
    for (const state of matchStates.filter((state) => state !== "proposed"))
      expect(refusalOf(() => close(aMatch({ state }), now))).toBe("proposal_not_open");
  });
});

describe("an assignment", () => {
  it("keeps the matching away until it is taken back", () => {
    const assigned = assign(aMatch(), "offi_1", now);
    expect(assigned).toMatchObject({ state: "waiting", assignedTo: "offi_1", version: 2, since: created });
    expect(isUntouched(assigned)).toBe(false);
    const back = assign(assigned, undefined, now);
    expect("assignedTo" in back).toBe(false);
    expect(isUntouched(back)).toBe(true);
  });

  it("is not the only thing that keeps it away: a decision and every state from held on do too", () => {
    expect(isUntouched(aMatch({ decision: decided("hold") }))).toBe(false);
    for (const state of matchStates)
      expect(isUntouched(aMatch({ state }))).toBe(state === "listed" || state === "waiting");
  });
});

const final: readonly MatchState[] = ["rejected", "introduced", "declined", "expired", "closed"];

/** Hours after the creation, up to well past the promised date. */
const instants = fc
  .integer({ min: 0, max: 24 * 30 })
  .map((hours) => new Date(Date.parse(created) + hours * 3_600_000).toISOString());

const acts = fc.oneof(
  fc
    .tuple(
      fc.constantFrom<Side>("idea", "cooperative"),
      fc.constantFrom<Answer["answer"]>("interested", "declined", "later"),
      fc.boolean(),
      instants,
    )
    .map(
      ([side, word, hasReason, at]) =>
        (match: Match) =>
          answer(match, side, given(word, { at, reason: hasReason ? "other" : undefined })),
    ),
  fc.tuple(fc.constantFrom<Decision["verb"]>("hold", "reject"), fc.boolean(), instants).map(
    ([verb, hasReason, at]) =>
      (match: Match) =>
        decideAgainst(match, decided(verb, { at, reason: hasReason ? "other" : undefined })),
  ),
  instants.map((at) => (match: Match) => propose(match, at, answerBy, undefined)),
  instants.map((at) => (match: Match) => expire(match, at)),
  instants.map((at) => (match: Match) => close(match, at)),
);

it("stays within its drawing whatever is tried in whatever order", () => {
  const start = fc.constantFrom<MatchState>("listed", "waiting");
  fc.assert(
    fc.property(start, fc.array(acts, { maxLength: 25 }), (state, sequence) => {
      let match = aMatch({ state });
      for (const act of sequence) {
        const before = match;
        try {
          match = act(before);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          continue;
        }
        expect(matchStates).toContain(match.state);
        expect(match.version).toBe(before.version + 1);
        // Whatever has ended stays ended: no act on it succeeds.
        expect(final).not.toContain(before.state);
        const isAgreed =
          match.answers.idea?.answer === "interested" && match.answers.cooperative?.answer === "interested";
        expect(match.state === "introduced").toBe(isAgreed);
      }
    }),
  );
});
