import type { AuditDay } from "@tawafuq/core/audit/audit-day";
import type { VerifiedAudit } from "@tawafuq/core/audit/verify-audit";
import { isWhole } from "@tawafuq/core/audit/verify-day";
import { formatDate, formatNumber } from "@tawafuq/core/language/format";
import type { Visit } from "./visit.ts";

/** A day of the audit trail as people write it. */
const dayOf = (visit: Visit, date: string) => formatDate(visit.language, `${date}T12:00:00Z`);

function LastDay({ visit, last }: { visit: Visit; last: AuditDay }) {
  const { say, language } = visit;
  return (
    <dl>
      <dt>{say("audit.day")}</dt>
      <dd>{dayOf(visit, last.date)}</dd>
      <dt>{say("audit.records")}</dt>
      <dd>{formatNumber(language, last.count)}</dd>
      <dt>{say("audit.digest")}</dt>
      <dd>
        <bdi class="small scroll" dir="ltr">
          {last.digest}
        </bdi>
      </dd>
      <dt>{say("audit.countsFrom")}</dt>
      <dd>{dayOf(visit, last.countsFrom)}</dd>
    </dl>
  );
}

const columns = ["changed", "missing", "unnamed", "explained"] as const;

function Verified({ visit, verified }: { visit: Visit; verified: VerifiedAudit }) {
  const { say, language } = visit;
  return (
    <>
      <p class={verified.isWhole ? "told" : "warn"} role="status">
        {say(verified.isWhole ? "audit.whole" : "audit.broken")}
      </p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{say("audit.day")}</th>
              <th scope="col">{say("audit.state")}</th>
              {columns.map((column) => (
                <th scope="col">{say(`audit.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {verified.days.map((day) => (
              <tr>
                <th scope="row">{dayOf(visit, day.date)}</th>
                <td>
                  {isWhole(day) ? say("audit.asItWas") : null}
                  {day.faults.map((fault) => (
                    <p>{say(`audit.faults.${fault}`)}</p>
                  ))}
                </td>
                {columns.map((column) => (
                  <td class="number">{formatNumber(language, day[column].length)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The newest digest of the audit trail, and what a verification found where it was asked for. */
export function AuditSection(props: {
  visit: Visit;
  last: AuditDay | undefined;
  /** Absent where nobody asked; "too_much": the days hold too much for a page. */
  verified: VerifiedAudit | "too_much" | undefined;
}) {
  const { visit, last, verified } = props;
  const { say } = visit;
  return (
    <section class="card" id="audit">
      <h2>{say("audit.title")}</h2>
      <p>{say("audit.lead")}</p>
      {last === undefined ? <p>{say("audit.none")}</p> : <LastDay visit={visit} last={last} />}
      {verified === "too_much" ? <p role="status">{say("audit.tooMuch")}</p> : null}
      {typeof verified === "object" ? <Verified visit={visit} verified={verified} /> : null}
      {last === undefined ? null : (
        <form method="get" action="/operations#audit">
          <input type="hidden" name="audit" value="verify" />
          <button type="submit">{say("audit.verify")}</button>
        </form>
      )}
    </section>
  );
}
