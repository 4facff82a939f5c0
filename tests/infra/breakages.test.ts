import { describe, expect, test } from "vitest";
import { breakages } from "./rules/breakages.ts";
import { everyRule } from "./rules/every-rule.ts";
import { evaluateBroken } from "./support/evaluate.ts";

/** Breakages evaluated together touch different places, and each must be found by its own rule. */
const together = 6;
const groups = Array.from({ length: Math.ceil(breakages.length / together) }, (_, group) =>
  breakages.filter((_breakage, index) => index % Math.ceil(breakages.length / together) === group),
);

describe.each(groups.map((group, number) => ({ group, number })))(
  "breakages, part $number",
  ({ group, number }) => {
    const graph = evaluateBroken(
      "production",
      `broken-${number}`,
      group.map(({ change }) => change),
    );

    test.each(group)("$what is found", async ({ foundBy, says }) => {
      const rule = everyRule.find((one) => one.says === foundBy);
      const found = rule?.check(await graph) ?? [];
      expect(found.join("\n")).toMatch(says);
    });
  },
);
