import certificationRows from "./certifications.json" with { type: "json" };
import type { CertificationCode, SectorCode } from "./codes.ts";
import type { ReferenceName } from "./places.ts";

export type { CertificationCode } from "./codes.ts";
export { certificationCodes } from "./codes.ts";

export interface Certification {
  readonly code: CertificationCode;
  readonly name: ReferenceName;
  /** The sectors whose trade can need it: it binds nobody else. */
  readonly sectors: readonly SectorCode[];
  /** True where the whole trade is licence-bound; ONSSA binds selling processed food, not growing, so it is a gap and no gate. */
  readonly licence: boolean;
  readonly note?: string;
}

export const certifications = certificationRows as readonly Certification[];

const certificationByCode = new Map<string, Certification>(certifications.map((row) => [row.code, row]));

/** Throws RangeError on an unknown code. */
export function certification(code: CertificationCode): Certification {
  const row = certificationByCode.get(code);
  if (row === undefined) {
    throw new RangeError(`Unknown certification ${code}`);
  }
  return row;
}
