import type { ScopeCode, SectorCode } from "./codes.ts";
import productRows from "./protected-products.json" with { type: "json" };

/** A product with a protected origin sign and its home area. */
export interface ProtectedProduct {
  readonly name: string;
  readonly sign: string;
  readonly area: readonly ScopeCode[];
  readonly sectors: readonly SectorCode[];
}

export const protectedProducts = productRows as readonly ProtectedProduct[];
