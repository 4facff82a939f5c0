import { expect, test } from "vitest";
import { deferredAcceptance } from "./deferred-acceptance.ts";
import { allAllocations, blockingByDefinition, roundFromOrders } from "./example-rounds.ts";
import type { Assignment } from "./round.ts";
import { certifyStability } from "./stability.ts";

function byIdea(placed: readonly Assignment[]): Readonly<Record<string, string>> {
  const ideas = [...new Set(placed.map((one) => one.idea))];
  const partners = (idea: string) => placed.filter((one) => one.idea === idea).map((one) => one.cooperative);
  return Object.fromEntries(ideas.map((idea) => [idea, partners(idea).join(" ")]));
}

/** "a: x y" lines as a table of orders. */
function orders(text: string): Readonly<Record<string, readonly string[]>> {
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/[: ]+/));
  return Object.fromEntries(rows.map(([who = "", ...order]) => [who, order]));
}

test("has the three stable allocations of Gale & Shapley 1962, example 1", () => {
  const men = orders("a: A B C\nb: B C A\nc: C A B");
  const women = orders("A: b c a\nB: c a b\nC: a b c");
  const round = roundFromOrders({ A: 1, B: 1, C: 1 }, women, men);
  expect(byIdea(deferredAcceptance(round, "cooperatives"))).toEqual({ A: "a", B: "b", C: "c" });
  expect(byIdea(deferredAcceptance(round, "ideas"))).toEqual({ A: "b", B: "c", C: "a" });
  const stable = allAllocations(round).filter((placed) => blockingByDefinition(round, placed).length === 0);
  expect(stable.map(byIdea)).toContainEqual({ A: "c", B: "a", C: "b" });
  expect(stable).toHaveLength(3);
});

// Gusfield & Irving 1989, section 1.6.5, as data in the tests of QuantEcon's Matching.jl. Those tests record that the matching
// the book prints as hospital-optimal is not: it is stable, but h4 and h5 each can have a better resident.
test("solves Gusfield & Irving 1989, section 1.6.5", () => {
  const residents = orders(`r01: h3 h1 h5 h4
    r02: h1 h3 h4 h2 h5
    r03: h4 h5 h3 h1 h2
    r04: h3 h4 h1 h5
    r05: h1 h4 h2
    r06: h4 h3 h2 h1 h5
    r07: h2 h5 h1 h3
    r08: h1 h3 h2 h5 h4
    r09: h4 h1 h5
    r10: h3 h1 h5 h2 h4
    r11: h5 h4 h1 h3 h2`);
  const hospitals = orders(`h1: r03 r07 r09 r11 r05 r04 r10 r08 r06 r01 r02
    h2: r05 r07 r10 r06 r08 r02 r03 r11
    h3: r11 r06 r08 r03 r02 r04 r07 r01 r10
    h4: r10 r01 r02 r11 r04 r09 r05 r03 r06 r08
    h5: r02 r04 r10 r07 r06 r01 r08 r03 r11 r09`);
  const round = roundFromOrders({ h1: 4, h2: 1, h3: 3, h4: 2, h5: 1 }, hospitals, residents);
  expect(byIdea(deferredAcceptance(round, "cooperatives"))).toEqual({
    h1: "r02 r05 r08 r10",
    h2: "r07",
    h3: "r01 r04 r06",
    h4: "r03 r09",
    h5: "r11",
  });
  const best = { h1: "r04 r05 r09 r11", h2: "r07", h3: "r03 r06 r08", h4: "r01 r10", h5: "r02" };
  const byHospitals = deferredAcceptance(round, "ideas");
  expect(byIdea(byHospitals)).toEqual(best);
  const printed = byHospitals.map((one) => {
    const swapped = { r02: "h4", r10: "h5" }[one.cooperative];
    return swapped === undefined ? one : { ...one, idea: swapped };
  });
  expect(certifyStability(round, printed).stable).toBe(true);
});

// Roth & Sotomayor 1990, two-sided matching, the college admissions example; data from the tests of QuantEcon's Matching.jl.
test("solves the college admissions example of Roth & Sotomayor 1990", () => {
  const students = orders(
    "s1: c5 c1\ns2: c2 c5 c1\ns3: c3 c1\ns4: c4 c1\ns5: c1 c2\ns6: c1 c3\ns7: c1 c3 c4",
  );
  const colleges = orders("c1: s1 s2 s3 s4 s5 s6 s7\nc2: s5 s2\nc3: s6 s7 s3\nc4: s7 s4\nc5: s2 s1");
  const round = roundFromOrders({ c1: 3, c2: 1, c3: 1, c4: 1, c5: 1 }, colleges, students);
  const forStudents = { c1: "s5 s6 s7", c2: "s2", c3: "s3", c4: "s4", c5: "s1" };
  const forColleges = { c1: "s1 s3 s4", c2: "s5", c3: "s6", c4: "s7", c5: "s2" };
  expect(byIdea(deferredAcceptance(round, "cooperatives"))).toEqual(forStudents);
  expect(byIdea(deferredAcceptance(round, "ideas"))).toEqual(forColleges);
});

// The example of the documentation of the Python library `matching` (Wilde, Knight, Gillard 2020): one stable matching.
test("solves the hospital example of the library matching", () => {
  const residents = orders("A: C\nS: C M\nD: C M G\nL: M C G\nJ: C G M");
  const hospitals = orders("M: D L S J\nC: D A S L J\nG: D J L");
  const round = roundFromOrders({ M: 2, C: 2, G: 2 }, hospitals, residents);
  for (const side of ["cooperatives", "ideas"] as const) {
    expect(byIdea(deferredAcceptance(round, side))).toEqual({ C: "A D", G: "J", M: "L S" });
  }
});
