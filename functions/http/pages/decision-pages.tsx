import { assignMany, decideMany } from "@tawafuq/core/matches/decide-many";
import type { Match } from "@tawafuq/core/matches/match";
import { readMatch } from "@tawafuq/core/matches/read-match";
import { listColleagues } from "@tawafuq/core/officers/list-colleagues";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { renderRefusal, renderState } from "@tawafuq/core/texts/translate";
import type { Child } from "hono/jsx";
import { chosenOf, type DecisionFields, DecisionFieldset, decisionOf } from "./decision-form.tsx";
import { PairName } from "./match-facts.tsx";
import type { QueueFilters } from "./queue-request.ts";
import type { Visit } from "./visit.ts";

type Outcome = Awaited<ReturnType<typeof decideMany>>[number];

async function readQuietly(ports: Ports, visit: Visit, id: string): Promise<Match | undefined> {
  try {
    return await readMatch(ports, visit.actor, id);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

function OutcomeText({ visit, outcome }: { visit: Visit; outcome: Outcome }) {
  const { refusal } = outcome;
  if (refusal === undefined) {
    const state = outcome.state === undefined ? "" : ` – ${renderState(visit.language, outcome.state)}`;
    return (
      <span class="for">
        {visit.say(`queue.${outcome.outcome}`)}
        {state}
      </span>
    );
  }
  const { title, detail } = renderRefusal(visit.language, refusal.code, refusal.args);
  return (
    <>
      <strong class="against">{visit.labelled("queue.refused", title)}</strong>
      <br />
      {detail}
    </>
  );
}

function Outcomes(props: { visit: Visit; outcomes: readonly Outcome[]; matches: Map<string, Match> }) {
  const { visit, outcomes, matches } = props;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{visit.say("queue.match")}</th>
            <th scope="col">{visit.say("queue.result")}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((outcome) => {
            const match = matches.get(outcome.matchId);
            return (
              <tr>
                <th scope="row">
                  {match === undefined ? (
                    <bdi>{outcome.matchId}</bdi>
                  ) : (
                    <PairName visit={visit} match={match} />
                  )}
                </th>
                <td>
                  <OutcomeText visit={visit} outcome={outcome} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface DecisionPage {
  readonly title: string;
  readonly body: Child;
}

/** First what a decision would do, to be confirmed; then what it did, a result per match. */
export async function decisionPage(
  ports: Ports,
  visit: Visit,
  fields: DecisionFields,
  { delegation }: Pick<QueueFilters, "delegation">,
  back: string,
): Promise<DecisionPage> {
  const { say, actor } = visit;
  const isApplied = fields.apply === "1";
  const rows = chosenOf(fields);
  const decision = decisionOf(fields);
  const how = { dryRun: !isApplied };
  const outcomes =
    decision === undefined
      ? await assignMany(ports, actor, rows, fields.to === "" ? undefined : fields.to, how)
      : await decideMany(
          ports,
          actor,
          rows.map((row) => ({ ...row, ...decision })),
          how,
        );
  const colleagues = isApplied ? [] : await listColleagues(ports, actor, delegation);
  const found = await Promise.all(rows.map(({ matchId }) => readQuietly(ports, visit, matchId)));
  const matches = new Map(found.flatMap((match) => (match === undefined ? [] : [[match.id, match]])));
  const title = say(isApplied ? "queue.resultsTitle" : "queue.confirmTitle");
  const body = (
    <>
      <h1>{title}</h1>
      {isApplied ? null : <p class="lead">{say("queue.confirmLead")}</p>}
      <Outcomes visit={visit} outcomes={outcomes} matches={matches} />
      {isApplied ? null : (
        <form method="post" action="/queue">
          {fields.match.map((value) => (
            <input type="hidden" name="match" value={value} />
          ))}
          <input type="hidden" name="back" value={fields.back} />
          <DecisionFieldset
            visit={visit}
            legend={say("match.decision")}
            kept={fields}
            colleagues={colleagues}
          />
          <button type="submit" name="apply" value="1">
            {say("queue.confirm")}
          </button>
        </form>
      )}
      <p>
        <a href={back}>{say("queue.back")}</a>
      </p>
    </>
  );
  return { title, body };
}
