import { reasonArguments, reasonCodes } from "@tawafuq/matching/explain/reason-codes";
import { gateArguments, gateCodes } from "@tawafuq/matching/gates/gate-codes";
import { describe, expect, test } from "vitest";
import { languages } from "../language/localized-text.ts";
import { matchStates } from "../matches/match.ts";
import { noticeKinds } from "../notices/notice.ts";
import { refusalCodes } from "../refusals/refusal.ts";
import type { NoticeArgs } from "./notice-args.ts";
import {
  renderFieldFault,
  renderGate,
  renderNotice,
  renderReason,
  renderRefusal,
  renderState,
  renderWarning,
  translate,
} from "./translate.ts";

const sample: Record<string, string | number> = {
  sector: "AGR",
  otherSector: "ALI",
  branch: "AGR.LAIT",
  place: "MA-CHE",
  province: "MA-CHE",
  reach: "region",
  certification: "ONSSA",
  requirement: "cold_room_12m3",
  means: "pasteuriser_200l",
  skill: "still_operator",
  ideaPhrase: "huile d'olive",
  cooperativePhrase: "زيت الزيتون",
  needed: 12,
  has: 8,
  short: 4,
  target: 30,
  share: 78.6,
  open: 3,
  limit: 3,
};

function argsOf(names: readonly string[]): Record<string, string | number> {
  return Object.fromEntries(names.map((name) => [name, sample[name] ?? ""]));
}

const notice: NoticeArgs = {
  ideaTitle: "تبريد شمسي مشترك",
  cooperativeName: "Coopérative Jbel Rihane",
  side: "cooperative",
  answerBy: "8 décembre 2026",
  reasonsFor: ["one"],
  reasonsAgainst: ["two"],
  missing: ["three"],
  place: "Chefchaouen",
  sector: "Agriculture",
  answer: "yes",
  reason: "too far",
  contact: { name: "Fatima", email: "fatima@tawafuq.example", phone: "+212600000000" },
  expiry: "silence_theirs",
  count: 11,
  link: "http://127.0.0.1:3000/inbox",
};

describe.each(languages)("in %s", (language) => {
  test("every reason is a sentence without code or brace", () => {
    for (const code of reasonCodes) {
      const text = renderReason(language, { code, args: argsOf(reasonArguments[code]) });
      expect(text).not.toMatch(/[{}…]|MA-CHE|AGR|reasons\.|_/);
    }
  });

  test("every gate is a sentence, whether it passes or not", () => {
    for (const code of gateCodes) {
      const args = argsOf(gateArguments[code]);
      const passed = renderGate(language, { code, args, passed: true });
      const failed = renderGate(language, { code, args, passed: false });
      expect(passed).not.toBe(failed);
      expect(`${passed} ${failed}`).not.toMatch(/[{}…]|MA-CHE|gates\./);
    }
  });

  test("every refusal says what is wrong and what to do", () => {
    for (const code of refusalCodes) {
      const { title, detail } = renderRefusal(language, code, {
        state: "introduced",
        answer: "interested",
        delegation: "SAFI",
        seconds: 60,
        limit: 32,
        count: 3,
        tie: "family",
      });
      expect(`${title} ${detail}`).not.toMatch(/[{}…]|refusals\.|SAFI|introduced\b.*\bintroduced/);
      expect(detail.length).toBeGreaterThan(10);
    }
  });

  test("a notice of every kind to every reader is whole", () => {
    for (const kind of noticeKinds)
      for (const side of ["cooperative", "holder", "officer"] as const) {
        const { subject, text } = renderNotice(language, kind, { ...notice, side });
        expect(`${subject}\n${text}`).not.toMatch(/\{\{|\}\}|notices\.|undefined/);
        expect(text).toContain("http://127.0.0.1:3000/inbox\n");
      }
  });

  test("contacts appear in the introduction and in no other notice", () => {
    for (const kind of noticeKinds) {
      const { subject, text } = renderNotice(language, kind, notice);
      const shown = ["Fatima", "fatima@tawafuq.example", "+212600000000"].filter((value) =>
        `${subject}${text}`.includes(value),
      );
      expect([kind, shown.length]).toEqual([kind, kind === "introduction" ? 3 : 0]);
    }
  });

  test("an introduction without an address says who helps", () => {
    const { text } = renderNotice(language, "introduction", { ...notice, contact: undefined });
    expect(text).toContain(translate(language, "notices.introduction.noContact"));
  });

  test("states, warnings and field rules have words", () => {
    for (const state of matchStates) expect(renderState(language, state)).not.toContain("states.");
    expect(renderWarning(language, "many_members")).not.toContain("warnings.");
    expect(renderFieldFault(language, "too_small", { minimum: 5 })).toContain("5");
    expect(renderFieldFault(language, "too_big", { maximum: 160, origin: "string" })).toContain("160");
    expect(renderFieldFault(language, "a_rule_nobody_wrote")).toBe(
      translate(language, "fields.unknown_rule"),
    );
    expect(renderFieldFault(language, "too_small.string.nonsense")).toBe(
      translate(language, "fields.unknown_rule"),
    );
  });
});

test("Arabic counts members in six forms", () => {
  const members = (count: number) => translate("ar", "units.members", { count, amount: count });
  expect([0, 1, 2, 3, 11, 100].map(members)).toEqual([
    "لا أعضاء",
    "عضو واحد",
    "عضوان",
    "3 أعضاء",
    "11 عضوا",
    "100 عضو",
  ]);
});

test("names trades, places, certificates and sizes in the reader's language", () => {
  expect(renderReason("fr", { code: "certificate_missing", args: { certification: "AOP" } })).toContain(
    "origine",
  );
  expect(renderReason("ar", { code: "in_scope", args: { place: "MA-CHE" } })).toContain("شفشاون");
  expect(
    renderReason("en", { code: "requirement_unmet", args: { requirement: "cold_room_12m3" } }),
  ).toContain("cold room (12 m³)");
  expect(renderReason("fr", { code: "skill_missing", args: { skill: "rope_making_x3" } })).toContain(
    "rope making (×3)",
  );
  expect(renderReason("en", { code: "requirement_met", args: { requirement: "boat", means: "" } })).toContain(
    "through boat",
  );
  const args = { requirement: "shed_300m2", means: "shed_150m2", needed: 300, has: 150 };
  expect(renderReason("en", { code: "requirement_partly_met", args })).toContain(
    "has: 150 m², needed: 300 m²",
  );
});

test("a quotation of the other direction is isolated, one of the same direction is not", () => {
  const args = { ideaPhrase: "huile d'olive", cooperativePhrase: "زيت الزيتون" };
  expect(renderReason("ar", { code: "text_meets", args })).toContain(
    "«\u2068huile d'olive\u2069» و«زيت الزيتون»",
  );
  expect(renderReason("fr", { code: "text_meets", args })).toContain("\u2068زيت الزيتون\u2069");
});

test("what people wrote is never read as a template", () => {
  const args = { ideaPhrase: "{{needed}} $t(page.name)", cooperativePhrase: "b" };
  expect(renderReason("en", { code: "text_meets", args })).toContain("{{needed}} $t(page.name)");
});
