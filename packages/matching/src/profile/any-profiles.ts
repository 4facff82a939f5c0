import fc from "fast-check";
import { loweringReasons } from "../feedback/decline-rules.ts";
import { concepts } from "../glossary/concepts.ts";
import {
  branchCodes,
  certificationCodes,
  provinceCodes,
  scopeCodes,
  sectorCodes,
} from "../taxonomy/codes.ts";
import { sectorOfBranch } from "../taxonomy/sectors.ts";
import { isSector, tradeCodes } from "../taxonomy/trade-codes.ts";
import { type Decline, placeRelations } from "./cooperative-profile.ts";
import { exampleCooperative, exampleIdea } from "./example-profiles.ts";
import { mustWishes } from "./idea-profile.ts";

const words = fc.constantFrom(
  ...concepts.flatMap(({ terms }) => [...terms.fr.slice(0, 3), ...terms.ar.slice(0, 3)]),
);
const text = fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => ({ fr: list.join(", ") }));
const sectors = fc.uniqueArray(fc.constantFrom(...sectorCodes), { minLength: 1, maxLength: 3 });
const branches = fc.uniqueArray(fc.constantFrom(...branchCodes), { maxLength: 2 });
const certifications = fc.uniqueArray(fc.constantFrom(...certificationCodes), { maxLength: 3 });
const tokens = fc.uniqueArray(
  fc.constantFrom("olive_mill", "shed_150m2", "looms_x4", "honey_8t", "refrigerated_truck", "lab_corner"),
  { maxLength: 4 },
);

/** A decline of some idea or other; `branch` where there is one always lies in `sector`. */
const anyDecline: fc.Arbitrary<Decline> = fc
  .record({
    reason: fc.constantFrom(...loweringReasons),
    trade: fc.constantFrom(...tradeCodes),
    place: fc.constantFrom(...placeRelations),
    capexMad: fc.integer({ min: 5_000, max: 5_000_000 }),
    minMembers: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ trade, ...rest }) =>
    isSector(trade) ? { ...rest, sector: trade } : { ...rest, sector: sectorOfBranch(trade), branch: trade },
  );

/** A valid cooperative with a text of glossary terms. */
export const anyCooperative = fc
  .record({
    description: text,
    sectors,
    branches,
    province: fc.constantFrom(...provinceCodes),
    reach: fc.constantFrom("province", "region", "neighbours", "national", "remote"),
    total: fc.integer({ min: 5, max: 90 }),
    held: certifications,
    equipment: tokens,
    declines: fc.array(anyDecline, { maxLength: 4 }),
    landHa: fc.constantFrom(undefined, 0, 0.1, 5),
  })
  .map(({ total, held, ...rest }) =>
    exampleCooperative({
      ...rest,
      members: { total, women: Math.floor(total / 2), youth: 1 },
      certifications: held.map((code) => ({ code, status: "obtained" })),
    }),
  );

/** A valid idea with a text of glossary terms. */
export const anyIdea = fc
  .record({
    title: text,
    description: text,
    sectors,
    branches,
    scope: fc.uniqueArray(fc.constantFrom(...scopeCodes), { minLength: 1, maxLength: 3 }),
    minMembers: fc.integer({ min: 5, max: 60 }),
    certifications,
    requirements: tokens,
    landHa: fc.constantFrom(undefined, 0.1, 3.3),
    musts: fc.subarray([...mustWishes]),
  })
  .map(({ minMembers, certifications: asked, requirements, landHa, musts, ...rest }) =>
    exampleIdea({ ...rest, needs: { minMembers, certifications: asked, requirements, landHa, musts } }),
  );
