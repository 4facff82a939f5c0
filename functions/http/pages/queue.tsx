import { pickText } from "@tawafuq/core/language/localized-text";
import { isProposable } from "@tawafuq/core/matches/lifecycle";
import type { Match } from "@tawafuq/core/matches/match";
import { countQueueViews, listQueueView } from "@tawafuq/core/matches/queue-views";
import { listColleagues } from "@tawafuq/core/officers/list-colleagues";
import type { Ports } from "@tawafuq/core/ports";
import type { Page } from "@tawafuq/core/storage/repository";
import { delegationName } from "@tawafuq/core/texts/names";
import { conflictsOf } from "@tawafuq/core/ties/find-conflicts";
import type { App, AppContext } from "../app-env.ts";
import { type Colleague, type DecisionFields, DecisionFieldset, readDecision } from "./decision-form.tsx";
import { decisionPage } from "./decision-pages.tsx";
import { answerPage } from "./layout.tsx";
import { AgeAndAssignee, AssignButton, PairName, ScoreLine, TradeAndPlace } from "./match-facts.tsx";
import { Gates, PartBars, Reasons } from "./match-words.tsx";
import { Filters, Views } from "./queue-filters.tsx";
import { type QueueFilters, queueHref, readFilters, requestOf, safeBack } from "./queue-request.ts";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

interface MatchCardProps {
  readonly visit: Visit;
  readonly filters: QueueFilters;
  readonly match: Match;
  readonly now: Date;
  readonly chosen: boolean;
  readonly isBlocked: boolean;
}

function MatchCard({ visit, filters, match, now, chosen, isBlocked }: MatchCardProps) {
  const { say, language } = visit;
  const choose = say("queue.choose", {
    idea: pickText(match.ideaTitle, language).text,
    cooperative: pickText(match.cooperativeName, language).text,
  });
  const missing = match.missing.length;
  return (
    <li class="card pick">
      {isBlocked ? null : (
        <label>
          <input type="checkbox" name="match" value={`${match.id}@${match.version}`} checked={chosen} />
          <span class="hidden">{choose}</span>
        </label>
      )}
      <div>
        <h3>
          <a href={`/matches/${match.id}?${queueHref(filters).split("?")[1]}`}>
            <PairName visit={visit} match={match} />
          </a>
        </h3>
        {isBlocked ? (
          <p class="against">
            <strong>{say("ties.mark")}</strong>
          </p>
        ) : null}
        <div class="wide">
          <div>
            <TradeAndPlace visit={visit} match={match} />
            <AgeAndAssignee visit={visit} match={match} now={now} />
            <p class="small">
              {say("queue.counted", { for: String(match.reasonsFor.length), missing: String(missing) })}
            </p>
          </div>
          <div>
            <ScoreLine visit={visit} match={match} />
            <PartBars visit={visit} parts={match.parts} />
          </div>
        </div>
        <details>
          <summary>{say("queue.reasons")}</summary>
          <Reasons
            visit={visit}
            match={match}
            headings={{
              for: say("queue.for"),
              against: say("queue.against"),
              missing: say("queue.missing"),
            }}
          />
          <h4>{say("queue.gates")}</h4>
          <Gates visit={visit} match={match} />
        </details>
        <AssignButton visit={visit} match={match} isBlocked={isBlocked} />
      </div>
    </li>
  );
}

interface QueueBody {
  readonly visit: Visit;
  readonly filters: QueueFilters;
  readonly page: Page<Match>;
  readonly conflicts: ReadonlyMap<string, unknown>;
  readonly colleagues: readonly Colleague[];
  readonly now: Date;
  readonly kept?: DecisionFields | undefined;
}

function isFiltered({ sector, province, minScore, age }: QueueFilters): boolean {
  return [sector, province, minScore, age].some((value) => value !== undefined);
}

function Matches({ visit, filters, page, conflicts, colleagues, now, kept }: QueueBody) {
  const { say } = visit;
  if (page.items.length === 0)
    return <p class="card">{say(isFiltered(filters) ? "queue.emptyFiltered" : "queue.empty")}</p>;
  const free = page.items.filter((match) => !conflicts.has(match.id));
  return (
    <form method="post" action="/queue">
      <input type="hidden" name="back" value={queueHref(filters, { cursor: filters.cursor })} />
      <h2>{say("queue.list")}</h2>
      <label class="tick" hidden>
        <input type="checkbox" data-all="match" />
        <span>{say("queue.all")}</span>
      </label>
      <ul class="plain">
        {page.items.map((match) => (
          <MatchCard
            visit={visit}
            filters={filters}
            match={match}
            now={now}
            isBlocked={conflicts.has(match.id)}
            chosen={kept?.match.some((value) => value.startsWith(`${match.id}@`)) ?? false}
          />
        ))}
      </ul>
      {free.length === 0 ? null : (
        <>
          <DecisionFieldset
            visit={visit}
            legend={say("queue.decide")}
            kept={kept}
            colleagues={colleagues}
            canDecide={free.some(isProposable)}
          />
          <p class="actions">
            <button type="submit">{say("queue.check")}</button>
          </p>
        </>
      )}
    </form>
  );
}

async function showQueue(
  c: AppContext,
  ports: Ports,
  visit: Visit,
  filters: QueueFilters,
  kept?: DecisionFields,
): Promise<Response> {
  const { say, labelled, actor, language } = visit;
  const now = ports.now();
  const [counts, page, colleagues] = await Promise.all([
    countQueueViews(ports, actor, filters.delegation),
    listQueueView(ports, actor, requestOf(filters, now)),
    listColleagues(ports, actor, filters.delegation),
  ]);
  const conflicts = await conflictsOf(ports, actor, page.items);
  const body = (
    <>
      {c.req.query("done") === undefined ? null : (
        <p class="told" role="status">
          {say("queue.doneNoMore")}
        </p>
      )}
      <h1>{labelled("queue.title", delegationName(language, filters.delegation))}</h1>
      <p class="lead">{say("queue.lead")}</p>
      {kept === undefined ? null : (
        <p class="fault" role="alert">
          {say("queue.nothingChosen")}
        </p>
      )}
      <Views visit={visit} filters={filters} counts={counts} />
      <Filters visit={visit} filters={filters} />
      <Matches {...{ visit, filters, page, conflicts, colleagues, now, kept }} />
      <p class="row">
        {filters.cursor === undefined ? null : <a href={queueHref(filters)}>{say("queue.first")}</a>}
        {page.cursor === undefined ? null : (
          <a href={queueHref(filters, { cursor: page.cursor })} rel="next">
            {say("queue.next")}
          </a>
        )}
      </p>
    </>
  );
  return answerPage(c, visit, say("queue.title"), body, kept === undefined ? 200 : 400);
}

/** `/queue`: what waits for the officers of a delegation, cut by what must be done, decided one or many. */
export function queuePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/queue", (c) => {
    const visit = readVisit(c, options);
    return showQueue(c, ports, visit, readFilters(visit.actor, c.req.query()));
  });

  app.post("/queue", async (c) => {
    const fields = readDecision(await c.req.parseBody({ all: true }));
    const reader = readVisit(c, options, "/queue");
    const { filters, href } = safeBack(reader.actor, fields.back);
    const visit = { ...reader, path: href };
    if (fields.match.length === 0) return showQueue(c, ports, visit, filters, fields);
    const { title, body } = await decisionPage(ports, visit, fields, filters, href);
    return answerPage(c, visit, title, body);
  });
}
