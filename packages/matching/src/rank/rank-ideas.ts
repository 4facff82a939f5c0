import { isLicensed, passesGates } from "../gates/pass-row.ts";
import { bestOf, type Placed } from "../index/best-of.ts";
import type { Candidate } from "../index/search.ts";
import type { PreparedCooperative } from "../profile/prepare.ts";
import { capacityValues } from "../score/capacity-values.ts";
import { compact } from "../score/compact.ts";
import { fuse, partColumns, partLogs } from "../score/fuse.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import type { Policy } from "../score/policy.ts";
import { publicBenefit } from "../score/public-benefit.ts";
import { writeParts } from "../score/row-parts.ts";
import { sharedOf } from "../score/text-values.ts";

/** The best k ideas for a cooperative, gates passed and worth showing: the same scores as an idea's own search gives. */
export function rankIdeas(
  cooperative: PreparedCooperative,
  ideas: Iterable<IdeaQuery>,
  policy: Policy,
  k: number,
): readonly Candidate[] {
  const rows = compact([cooperative]);
  const passing = [...ideas].filter((query) => passesGates(query, rows, 0, policy));
  const columns = partColumns(passing.length);
  const scores = new Float64Array(passing.length);
  passing.forEach((query, at) => {
    const shared = sharedOf(query, rows, 0);
    writeParts(query, rows, 0, shared, capacityValues(query, rows, 0, policy), columns, at);
  });
  fuse(columns, partLogs(policy), passing.length, scores);
  const { bonus } = publicBenefit(cooperative.profile, policy);
  const best = bestOf<Candidate & Placed>(k);
  passing.forEach((query, at) => {
    const score = scores[at] ?? 0;
    if (score >= policy.thresholds.minimumShown) {
      best.offer({ id: query.id, score, value: score + bonus, isLicensed: isLicensed(query, rows, 0) });
    }
  });
  return best.ordered();
}
