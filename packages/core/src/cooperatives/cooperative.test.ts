import { describe, expect, it } from "vitest";
import { ContactInput, splitContact } from "../contacts/contact.ts";
import { faultsOf } from "../refusals/field-faults.ts";
import { CooperativeInput } from "./cooperative.ts";

const smallest = {
  name: { fr: "Coopérative Tazart" },
  description: { fr: "Huile d'olive pressée à froid." },
  province: "MA-CHE",
  commune: "Bab Taza",
  setting: "rural",
  sectors: ["AGR"],
  foundedYear: 2016,
  members: { total: 24, women: 15, youth: 6 },
};

/** `path rule` of every fault, or nothing where it is accepted. */
function faultsWith(changes: Record<string, unknown>): string[] {
  const value = { ...smallest, ...changes };
  const parsed = CooperativeInput.safeParse(value);
  return parsed.success
    ? []
    : faultsOf(parsed.error.issues, value).map(({ path, rule }) => `${path} ${rule}`);
}
const members = (total: number, women = 0, youth = 0) => ({ members: { total, women, youth } });

describe("what a cooperative tells of itself", () => {
  it("needs no more than the smallest profile", () => {
    expect(faultsWith({})).toEqual([]);
    expect(CooperativeInput.parse(smallest)).toMatchObject({
      legalStatus: "registered",
      ownContributionMad: 0,
      reach: "region",
      contact: { channels: [], preferredLanguage: "ar" },
    });
  });

  it.each([
    [members(5), members(4)],
    [members(20_000), members(20_001)],
    [{ foundedYear: 1956 }, { foundedYear: 1955 }],
    [{ ownContributionMad: 20_000_000 }, { ownContributionMad: 20_000_001 }],
    [{ ownContributionMad: 0 }, { ownContributionMad: -1 }],
    [{ landHa: 5000 }, { landHa: 5001 }],
    [{ coldStorageM3: 50_000 }, { coldStorageM3: 50_001 }],
    [{ name: { fr: "ab" } }, { name: { fr: "a" } }],
    [{ description: { ar: "x".repeat(6000) } }, { description: { ar: "x".repeat(6001) } }],
    [{ sectors: ["AGR", "ALI", "ART"] }, { sectors: ["AGR", "ALI", "ART", "ECO"] }],
    [{ sectors: ["AGR"] }, { sectors: [] }],
  ])("is bounded: %o stands, %o does not", (good, bad) => {
    expect(faultsWith(good)).toEqual([]);
    expect(faultsWith(bad)).toHaveLength(1);
  });

  it("counts women and the young among the members", () => {
    expect(faultsWith(members(10, 10, 10))).toEqual([]);
    expect(faultsWith(members(10, 11, 0))).toEqual(["members.women women_more_than_members"]);
    expect(faultsWith(members(10, 0, 11))).toEqual(["members.youth youth_more_than_members"]);
  });

  it("waters no more land than there is", () => {
    expect(faultsWith({ landHa: 3, irrigatedHa: 3 })).toEqual([]);
    expect(faultsWith({ landHa: 3, irrigatedHa: 3.5 })).toEqual(["irrigatedHa irrigated_more_than_land"]);
    expect(faultsWith({ irrigatedHa: 1 })).toEqual(["irrigatedHa irrigated_more_than_land"]);
  });

  it("names the field and the rule of what is missing, unknown or malformed", () => {
    expect(faultsWith({ commune: undefined })).toEqual(["commune required"]);
    expect(faultsWith({ surprise: 1 })).toEqual(["surprise unrecognized_keys"]);
    expect(faultsWith({ ice: "12" })).toEqual(["ice ice_not_15_digits"]);
    expect(faultsWith({ equipment: ["Cold room"] })).toEqual(["equipment.0 token_malformed"]);
    expect(faultsWith({ name: {} })).toEqual(["name text_in_no_language"]);
  });
});

describe("a phone number", () => {
  const phone = (typed: string) => {
    const parsed = ContactInput.safeParse({ phone: typed });
    return parsed.success ? parsed.data.phone : faultsOf(parsed.error.issues, {})[0]?.rule;
  };

  it.each(["0612345678", "06 12 34 56 78", "06.12-34.56.78", "00212612345678", "+212 612 345 678"])(
    "is kept in one form, however it was typed: %s",
    (typed) => {
      expect(phone(typed)).toBe("+212612345678");
    },
  );

  it.each(["0912345678", "061234567", "06123456789", "+33612345678", "+2120612345678", "hello"])(
    "is refused where it is no Moroccan one: %s",
    (typed) => {
      expect(phone(typed)).toBe("phone_not_moroccan");
    },
  );
});

it("what identifies a person is parted from how to reach the side", () => {
  const input = ContactInput.parse({ channels: ["sms"], personName: "Khadija", phone: "0612345678" });
  expect(splitContact(input)).toEqual({
    reachability: { channels: ["sms"], preferredLanguage: "ar" },
    contact: { personName: "Khadija", phone: "+212612345678" },
  });
});
