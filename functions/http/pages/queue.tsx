import { pickText } from "@tawafuq/core/language/localized-text";
import { countViews } from "@tawafuq/core/matches/count-views";
import { isProposable } from "@tawafuq/core/matches/lifecycle";
import { listQueue } from "@tawafuq/core/matches/list-queue";
import type { Match } from "@tawafuq/core/matches/match";
import type { Ports } from "@tawafuq/core/ports";
import type { Page } from "@tawafuq/core/storage/repository";
import { delegationName } from "@tawafuq/core/texts/names";
import { conflictsOf } from "@tawafuq/core/ties/find-conflicts";
import type { App, AppContext } from "../app-env.ts";
import { type DecisionFields, DecisionFieldset, readDecision } from "./decision-form.tsx";
import { decisionPage } from "./decision-pages.tsx";
import { answerPage } from "./layout.tsx";
import { AgeAndAssignee, AssignButton, PairName, ScoreLine, TradeAndPlace } from "./match-facts.tsx";
import { Gates, PartBars, Reasons } from "./match-words.tsx";
import { Filters, Views } from "./queue-filters.tsx";
import { type QueueFilters, queueHref, readFilters, requestOf } from "./queue-request.ts";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

interface MatchCardProps {
  readonly visit: Visit;
  readonly match: Match;
  readonly now: Date;
  readonly chosen: boolean;
  readonly isBlocked: boolean;
}

function MatchCard({ visit, match, now, chosen, isBlocked }: MatchCardProps) {
  const { say, language } = visit;
  const value = `${match.id}@${match.version}`;
  const choose = say("queue.choose", {
    idea: pickText(match.ideaTitle, language).text,
    cooperative: pickText(match.cooperativeName, language).text,
  });
  return (
    <li class="card pick">
      {isProposable(match) && !isBlocked ? (
        <label>
          <input type="checkbox" name="match" value={value} checked={chosen} />
          <span class="hidden">{choose}</span>
        </label>
      ) : null}
      <div>
        <h3>
          <a href={`/matches/${match.id}`}>
            <PairName visit={visit} match={match} />
          </a>
        </h3>
        {isBlocked ? (
          <p class="against">
            <strong>{say("ties.mark")}</strong>
          </p>
        ) : null}
        <TradeAndPlace visit={visit} match={match} />
        <ScoreLine visit={visit} match={match} />
        <PartBars visit={visit} parts={match.parts} />
        <Reasons
          visit={visit}
          match={match}
          headings={{ for: say("queue.for"), against: say("queue.against"), missing: say("queue.missing") }}
        />
        <details>
          <summary>{say("queue.gates")}</summary>
          <Gates visit={visit} match={match} />
        </details>
        <AgeAndAssignee visit={visit} match={match} now={now} />
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
  readonly now: Date;
  readonly kept?: DecisionFields | undefined;
}

function Matches({ visit, filters, page, conflicts, now, kept }: QueueBody) {
  const { say } = visit;
  if (page.items.length === 0) {
    const isFiltered = [filters.sector, filters.minScore, filters.mine].some((value) => value !== undefined);
    return <p class="card">{say(isFiltered ? "queue.emptyFiltered" : "queue.empty")}</p>;
  }
  const isDecidable = page.items.some((match) => isProposable(match) && !conflicts.has(match.id));
  return (
    <form method="post" action="/queue">
      <input type="hidden" name="back" value={queueHref(filters, { cursor: filters.cursor })} />
      <h2>{say("queue.list")}</h2>
      <ul class="plain">
        {page.items.map((match) => (
          <MatchCard
            visit={visit}
            match={match}
            now={now}
            isBlocked={conflicts.has(match.id)}
            chosen={kept?.match.some((value) => value.startsWith(`${match.id}@`)) ?? false}
          />
        ))}
      </ul>
      {isDecidable ? (
        <>
          <DecisionFieldset visit={visit} legend={say("queue.decide")} kept={kept} />
          <button type="submit">{say("queue.check")}</button>
        </>
      ) : null}
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
  const [counts, page] = await Promise.all([
    countViews(ports, actor, filters.delegation),
    listQueue(ports, actor, requestOf(filters, actor)),
  ]);
  const conflicts = await conflictsOf(ports, actor, page.items);
  const body = (
    <>
      <h1>{labelled("queue.title", delegationName(language, filters.delegation))}</h1>
      <p class="lead">{say("queue.lead")}</p>
      {kept === undefined ? null : (
        <p class="fault" role="alert">
          {say("queue.nothingChosen")}
        </p>
      )}
      <Views visit={visit} filters={filters} counts={counts} />
      <Filters visit={visit} filters={filters} />
      <Matches
        visit={visit}
        filters={filters}
        page={page}
        conflicts={conflicts}
        now={ports.now()}
        kept={kept}
      />
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

/** Where a form of the queue comes back to: always a queue address built anew. */
export function safeBack(visit: Visit, back: string): { filters: QueueFilters; href: string } {
  const query = Object.fromEntries(new URLSearchParams(back.split("?")[1] ?? ""));
  const filters = readFilters(visit.actor, query);
  return { filters, href: queueHref(filters, { cursor: filters.cursor }) };
}

/** `/queue`: what waits for the officers of a delegation, cut by view, decided one or many. */
export function queuePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/queue", (c) => {
    const visit = readVisit(c, options);
    return showQueue(c, ports, visit, readFilters(visit.actor, c.req.query()));
  });

  app.post("/queue", async (c) => {
    const fields = readDecision(await c.req.parseBody({ all: true }));
    const reader = readVisit(c, options, "/queue");
    const { filters, href } = safeBack(reader, fields.back);
    const visit = { ...reader, path: href };
    if (fields.match.length === 0) return showQueue(c, ports, visit, filters, fields);
    const { title, body } = await decisionPage(ports, visit, fields, href);
    return answerPage(c, visit, title, body);
  });
}
