import type { CertificateStatus, CooperativeProfile } from "../profile/cooperative-profile.ts";
import { certification } from "../taxonomy/certifications.ts";
import type { CertificationCode } from "../taxonomy/codes.ts";

type Certified = Pick<CooperativeProfile, "sectors" | "certifications">;

/** True when a certificate is one the cooperative's own trade can need: it binds no carrier and no carpenter for food. */
export function binds(code: CertificationCode, cooperative: Certified): boolean {
  return certification(code).sectors.some((sector) => cooperative.sectors.includes(sector));
}

/** The best status a cooperative has for a certificate; undefined when it holds none. */
export function statusOf(code: CertificationCode, cooperative: Certified): CertificateStatus | undefined {
  const statuses = cooperative.certifications.filter((held) => held.code === code).map((held) => held.status);
  const order: readonly CertificateStatus[] = ["obtained", "in_progress", "expired", "refused"];
  return order.find((status) => statuses.includes(status));
}
