import type { IdeaTeaser } from "@tawafuq/core/ideas/layers";
import { listTeasers } from "@tawafuq/core/ideas/read-teaser";
import { formatInstant, formatNumber } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import type { BankSummary } from "@tawafuq/core/summary/bank-summary";
import { readSummary } from "@tawafuq/core/summary/read-summary";
import { placeName, sectorName } from "@tawafuq/core/texts/names";
import type { App } from "../app-env.ts";
import { TeaserFacts } from "./idea-teaser.tsx";
import { answerPage, Bar, Written } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const newestShown = 6;

type Counts = Readonly<Record<string, number>>;

interface CountTable {
  readonly heading: string;
  readonly column: string;
  readonly name: (code: string) => string;
  readonly cooperatives: Counts;
  readonly ideas: Counts;
}

function Cell({ visit, count, most }: { visit: Visit; count: number; most: number }) {
  return (
    <td>
      <span class="number">{formatNumber(visit.language, count)}</span>
      <Bar share={count / most} />
    </td>
  );
}

function Counted({ visit, table }: { visit: Visit; table: CountTable }) {
  const total = (code: string) => (table.cooperatives[code] ?? 0) + (table.ideas[code] ?? 0);
  const codes = [...new Set([...Object.keys(table.cooperatives), ...Object.keys(table.ideas)])].sort(
    (a, b) => total(b) - total(a) || a.localeCompare(b),
  );
  const most = Math.max(1, ...Object.values(table.cooperatives), ...Object.values(table.ideas));
  return (
    <section>
      <h2>{table.heading}</h2>
      <table class="counted">
        <thead>
          <tr>
            <th scope="col">{table.column}</th>
            <th scope="col">{visit.say("home.cooperativeColumn")}</th>
            <th scope="col">{visit.say("home.ideaColumn")}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr>
              <th scope="row">{table.name(code)}</th>
              <Cell visit={visit} count={table.cooperatives[code] ?? 0} most={most} />
              <Cell visit={visit} count={table.ideas[code] ?? 0} most={most} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Holdings({ visit, summary }: { visit: Visit; summary: BankSummary }) {
  const { say, language } = visit;
  const tables: CountTable[] = [
    {
      heading: say("home.byRegion"),
      column: say("home.region"),
      name: (code) => placeName(language, code),
      cooperatives: summary.cooperativesByRegion,
      ideas: summary.ideasByRegion,
    },
    {
      heading: say("home.bySector"),
      column: say("home.sector"),
      name: (code) => sectorName(language, code),
      cooperatives: summary.cooperativesBySector,
      ideas: summary.ideasBySector,
    },
  ];
  const amount = (count: number) => ({ count, amount: formatNumber(language, count) });
  return (
    <>
      <ul class="figures">
        <li>{say("home.cooperatives", amount(summary.cooperatives))}</li>
        <li>{say("home.ideas", amount(summary.ideas))}</li>
      </ul>
      <p class="soft small">{say("home.countedAt", { at: formatInstant(language, summary.at) })}</p>
      <div class="wide">
        {tables.map((table) => (
          <Counted visit={visit} table={table} />
        ))}
      </div>
    </>
  );
}

function TeaserCard({ visit, teaser }: { visit: Visit; teaser: IdeaTeaser }) {
  return (
    <li class="card">
      <h3>
        <a href={`/bank/${teaser.id}`}>
          <Written visit={visit} text={teaser.title} />
        </a>
      </h3>
      <TeaserFacts visit={visit} teaser={teaser} />
    </li>
  );
}

/** `/`: what the bank holds, the newest ideas, and how to come in. */
export function homePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/", async (c) => {
    const visit = readVisit(c, options);
    const { say } = visit;
    const [summary, newest] = await Promise.all([readSummary(ports), listTeasers(ports, newestShown)]);
    const body = (
      <>
        <h1>{say("home.title")}</h1>
        <p class="lead">{say("home.lead")}</p>
        {summary.cooperatives + summary.ideas === 0 ? (
          <p>{say("home.notCounted")}</p>
        ) : (
          <Holdings visit={visit} summary={summary} />
        )}
        <section>
          <h2>{say("home.newest")}</h2>
          {newest.length === 0 ? <p>{say("home.noIdeas")}</p> : null}
          <ul class="grid plain">
            {newest.map((teaser) => (
              <TeaserCard visit={visit} teaser={teaser} />
            ))}
          </ul>
        </section>
        {visit.actor.kind === "anonymous" ? (
          <section>
            <h2>{say("home.how")}</h2>
            <p>{say("home.howText")}</p>
            <p>
              <a href="/auth/enter">{say("signIn.withCode")}</a>
            </p>
          </section>
        ) : null}
      </>
    );
    return answerPage(c, visit, say("page.tagline"), body);
  });
}
