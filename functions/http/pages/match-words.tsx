import { formatNumber } from "@tawafuq/core/language/format";
import type { Match } from "@tawafuq/core/matches/match";
import { namedReasons } from "@tawafuq/core/matches/named-reasons";
import { renderChange, renderGate, renderReason } from "@tawafuq/core/texts/translate";
import { Bar } from "./layout.tsx";
import type { Visit } from "./visit.ts";

type Reasons = Match["reasonsFor"];
type Parts = Match["parts"];

const partNames = ["sector", "region", "capacity", "text"] as const;

/** A share of 0..1 as people read a mark: 0 to 100. */
export function outOf100(visit: Visit, share: number): string {
  return formatNumber(visit.language, Math.round(share * 100));
}

/** The four parts of a score, each with its bar and its number. */
export function PartBars({ visit, parts }: { visit: Visit; parts: Parts }) {
  return (
    <div class="parts">
      {partNames.map((part) => (
        <>
          <span>{visit.say(`parts.${part}`)}</span>
          <Bar share={parts[part]} />
          <span class="number">{outOf100(visit, parts[part])}</span>
        </>
      ))}
    </div>
  );
}

function ReasonList({ visit, reasons, tone }: { visit: Visit; reasons: Reasons; tone: string }) {
  return (
    <ul class={`reasons ${tone}`}>
      {reasons.map((reason) => (
        <li>
          <span>{renderReason(visit.language, reason)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Reasons for and against and what is missing, in the reader's words; what is empty is left out. */
export function Reasons({
  visit,
  match,
  headings,
  level: Heading = "h4",
}: {
  visit: Visit;
  match: Match;
  headings: { for: string; against: string; missing: string };
  level?: "h2" | "h4";
}) {
  const groups = [
    { tone: "for", heading: headings.for, reasons: namedReasons(match.reasonsFor) },
    { tone: "against", heading: headings.against, reasons: namedReasons(match.reasonsAgainst) },
    { tone: "missing", heading: headings.missing, reasons: match.missing },
  ];
  return (
    <>
      {groups
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ tone, heading, reasons }) => (
          <>
            <Heading>{heading}</Heading>
            <ReasonList visit={visit} reasons={reasons} tone={tone} />
          </>
        ))}
    </>
  );
}

/** What would change the place on the idea's list, step by step; nothing where nothing would. */
export function Changes(props: { visit: Visit; match: Match; level?: "h2" | "h4" }) {
  const { visit, match, level: Heading = "h2" } = props;
  return match.changes.length === 0 ? null : (
    <>
      <Heading>{visit.say("match.changes")}</Heading>
      <ul>
        {match.changes.map((change) => (
          <li>{renderChange(visit.language, change)}</li>
        ))}
      </ul>
    </>
  );
}

/** Every condition that was checked, with its verdict. */
export function Gates({ visit, match }: { visit: Visit; match: Match }) {
  return (
    <ul>
      {match.gates.map((gate) => (
        <li>{renderGate(visit.language, gate)}</li>
      ))}
    </ul>
  );
}
