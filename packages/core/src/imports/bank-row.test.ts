import { describe, expect, it } from "vitest";
import { parseBankRow } from "./bank-row.ts";

const cooperative = {
  id: "C1",
  name: { fr: "Coopérative Tazart" },
  description: { fr: "Huile d'olive pressée à froid." },
  province: "MA-CHE",
  commune: "Bab Taza",
  setting: "rural",
  sectors: ["AGR"],
  foundedYear: 2016,
  members: { total: 24, women: 15, youth: 6 },
};
const idea = {
  id: "P1",
  title: { fr: "Moulin commun" },
  description: { fr: "Un moulin partagé pour presser l'huile." },
  holderType: "individual",
  sectors: ["AGR"],
  scope: ["MA-01"],
  capexMad: 300_000,
  durationMonths: 12,
};

describe("a row of a bank/1 file", () => {
  it("may use the earlier snake-case names", () => {
    const row = { ...cooperative, land_ha: 3, irrigated_ha: 2, remote_ok: true };
    expect(parseBankRow("cooperatives", row)).toMatchObject({
      ok: true,
      id: "C1",
      input: { landHa: 3, irrigatedHa: 2, remoteOk: true },
    });
  });

  it.each([
    ["ngo", "association"],
    ["indh_platform", "partner"],
    ["odco_template", "template"],
    ["university", "university"],
  ])("may call its holder %s: %s", (written, holderType) => {
    const parsed = parseBankRow("ideas", { ...idea, holderType: written });
    expect(parsed).toMatchObject({ ok: true, input: { holderType, origin: "import" } });
  });

  it("may carry what the bank does not know, and null where there is nothing", () => {
    const row = { ...cooperative, neet: 3, literacy_note: "…", landHa: null, contact: { fax: "1" } };
    const parsed = parseBankRow("cooperatives", row);
    expect(parsed).toMatchObject({ ok: true });
    const input = parsed.ok ? parsed.input : {};
    expect(Object.keys(input)).not.toEqual(expect.arrayContaining(["neet"]));
    expect("id" in input || "landHa" in input || "literacy_note" in input).toBe(false);
  });

  it.each([
    [{ ...cooperative, province: undefined }, [{ path: "province", rule: "required" }]],
    [
      { ...cooperative, members: { total: 8, women: 9, youth: 0 } },
      [{ path: "members.women", rule: "women_more_than_members" }],
    ],
    [
      { ...cooperative, land_ha: 1, irrigated_ha: 2 },
      [{ path: "irrigatedHa", rule: "irrigated_more_than_land" }],
    ],
    [{ ...cooperative, contact: { phone: "12" } }, [{ path: "contact.phone", rule: "phone_not_moroccan" }]],
    [{ ...cooperative, id: "C 1" }, [{ path: "id", rule: "row_id_malformed" }]],
    [{ ...cooperative, id: undefined }, [{ path: "id", rule: "required" }]],
    ["not a row", [{ path: "", rule: "invalid_type" }]],
  ])("is refused by field and rule (%#)", (row, faults) => {
    expect(parseBankRow("cooperatives", row)).toMatchObject({ ok: false, faults });
  });

  it("tells every fault of an idea at once", () => {
    expect(parseBankRow("ideas", { ...idea, capexMad: undefined, scope: undefined })).toEqual({
      ok: false,
      id: "P1",
      faults: expect.arrayContaining([
        { path: "scope", rule: "required" },
        { path: "capexMad", rule: "required" },
      ]),
    });
    expect(parseBankRow("ideas", { ...idea, ownContributionMad: 300_001 })).toMatchObject({
      faults: [{ path: "ownContributionMad", rule: "own_contribution_more_than_capex" }],
    });
  });
});
