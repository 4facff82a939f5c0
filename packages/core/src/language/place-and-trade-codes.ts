import { certificationCodes } from "@tawafuq/matching/taxonomy/certifications";
import { delegationCodes, provinceCodes, regionCodes, scopeCodes } from "@tawafuq/matching/taxonomy/places";
import { branchCodes, sectorCodes } from "@tawafuq/matching/taxonomy/sectors";
import * as z from "zod";

/** ISO 3166-2 code of a prefecture or province. */
export const ProvinceCode = z.enum(provinceCodes);
export type ProvinceCode = z.infer<typeof ProvinceCode>;
export const RegionCode = z.enum(regionCodes);
/** ODCO's regional office. */
export const DelegationCode = z.enum(delegationCodes);
export type DelegationCode = z.infer<typeof DelegationCode>;
export const SectorCode = z.enum(sectorCodes);
export type SectorCode = z.infer<typeof SectorCode>;
export const BranchCode = z.enum(branchCodes);
export const CertificationCode = z.enum(certificationCodes);
/** Where an idea may happen: the whole country, regions, or provinces. */
export const ScopeCode = z.enum(scopeCodes);
