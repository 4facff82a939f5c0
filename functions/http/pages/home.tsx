import { listTeasers } from "@tawafuq/core/ideas/read-teaser";
import { formatInstant, formatNumber } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import type { BankSummary } from "@tawafuq/core/summary/bank-summary";
import { readSummary } from "@tawafuq/core/summary/read-summary";
import { placeName, sectorName } from "@tawafuq/core/texts/names";
import type { App } from "../app-env.ts";
import { Icon } from "./icon.tsx";
import { TeaserCard } from "./idea-teaser.tsx";
import { answerPage, Bar } from "./layout.tsx";
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
      <h3>{table.heading}</h3>
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

const steps = ["tell", "find", "meet"] as const;

function Steps({ visit: { say } }: { visit: Visit }) {
  return (
    <section>
      <h2>{say("home.stepsTitle")}</h2>
      <ol class="steps">
        {steps.map((step) => (
          <li>
            <h3>{say(`home.steps.${step}.title`)}</h3>
            <p>{say(`home.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const ways = [
  { href: "/register", icon: "people", label: "home.wayCooperative", text: "home.wayCooperativeText" },
  { href: "/deposit", icon: "idea", label: "home.wayHolder", text: "home.wayHolderText" },
  { href: "/bank", icon: "search", label: "home.wayLook", text: "home.wayLookText" },
] as const;

function Ways({ visit: { say } }: { visit: Visit }) {
  return (
    <section>
      <h2>{say("home.waysTitle")}</h2>
      <ul class="ways">
        {ways.map(({ href, icon, label, text }) => (
          <li class="card">
            <Icon name={icon} />
            <h3>
              <a href={href}>{say(label)}</a>
            </h3>
            <p>{say(text)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `/`: what the bank is, how it works, what it holds, the newest ideas, and the ways in. */
export function homePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/", async (c) => {
    const visit = readVisit(c, options);
    const { say } = visit;
    const [summary, newest] = await Promise.all([readSummary(ports), listTeasers(ports, newestShown)]);
    const body = (
      <>
        <div class="hero">
          <h1>{say("home.title")}</h1>
          <p class="lead">{say("home.lead")}</p>
          <p class="actions">
            <a class="button big" href="/register">
              {say("home.wayCooperative")}
            </a>
            <a class="button big quiet" href="/deposit">
              {say("home.wayHolder")}
            </a>
          </p>
        </div>
        <Steps visit={visit} />
        <Ways visit={visit} />
        <section>
          <h2>{say("home.newest")}</h2>
          {newest.length === 0 ? <p>{say("home.noIdeas")}</p> : null}
          <ul class="grid plain">
            {newest.map((teaser) => (
              <TeaserCard visit={visit} teaser={teaser} />
            ))}
          </ul>
          <p>
            <a href="/bank">{say("home.allIdeas")}</a>
          </p>
        </section>
        <section>
          <h2>{say("home.figuresTitle")}</h2>
          {summary.cooperatives + summary.ideas === 0 ? (
            <p>{say("home.notCounted")}</p>
          ) : (
            <Holdings visit={visit} summary={summary} />
          )}
        </section>
      </>
    );
    return answerPage(c, visit, say("page.tagline"), body, 200, { shared: true });
  });
}
