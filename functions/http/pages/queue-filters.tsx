import { formatNumber } from "@tawafuq/core/language/format";
import { ProvinceCode, SectorCode } from "@tawafuq/core/language/place-and-trade-codes";
import { type QueueViewCounts, queueViews } from "@tawafuq/core/matches/queue-views";
import { delegationName, placeName, sectorName } from "@tawafuq/core/texts/names";
import { Select, TextField } from "./fields.tsx";
import { ages, delegationsOf, type QueueFilters, queueHref } from "./queue-request.ts";
import type { Visit } from "./visit.ts";

interface Props {
  readonly visit: Visit;
  readonly filters: QueueFilters;
}

/** The views of the queue with how many matches each holds; those of one's own are for who can have any. */
export function Views({ visit, filters, counts }: Props & { counts: QueueViewCounts }) {
  const { say, language, actor } = visit;
  const shown = queueViews.filter((view) => view !== "mine" || actor.kind === "officer");
  return (
    <nav aria-label={say("queue.views")}>
      <ul class="chips">
        {shown.map((view) => {
          const { count, more } = counts[view];
          const amount = formatNumber(language, count);
          return (
            <li>
              <a
                href={queueHref(filters, { view })}
                aria-current={view === filters.view ? "page" : undefined}
              >
                {say(`queue.view.${view}`)} ({more ? say("queue.more", { amount }) : amount})
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** What is shown, in a line. */
function inForce({ visit, filters }: Props): string {
  const { say, language } = visit;
  return [
    filters.sector === undefined ? say("queue.allSectors") : sectorName(language, filters.sector),
    ...(filters.province === undefined ? [] : [placeName(language, filters.province)]),
    ...(filters.age === undefined ? [] : [say("queue.olderThan", { count: Number(filters.age) })]),
    say(filters.order === "age" ? "queue.orderAge" : "queue.orderScore"),
  ].join(" · ");
}

/** Delegation, sector, province, age, score and order; they live in the address. */
export function Filters({ visit, filters }: Props) {
  const { say, labelled, language, actor } = visit;
  return (
    <details>
      <summary>{labelled("queue.filters", inForce({ visit, filters }))}</summary>
      <form method="get" action="/queue" class="card" data-filters>
        <input type="hidden" name="view" value={filters.view} />
        <div class="row">
          <Select
            name="delegation"
            label={say("queue.delegation")}
            value={filters.delegation}
            options={delegationsOf(actor).map((code) => [code, delegationName(language, code)])}
          />
          <Select
            name="sector"
            label={say("queue.sector")}
            value={filters.sector}
            options={[
              ["", say("queue.allSectors")],
              ...SectorCode.options.map((code) => [code, sectorName(language, code)] as const),
            ]}
          />
          <Select
            name="province"
            label={say("queue.province")}
            value={filters.province}
            options={[
              ["", say("queue.allProvinces")],
              ...ProvinceCode.options.map((code) => [code, placeName(language, code)] as const),
            ]}
          />
          <Select
            name="age"
            label={say("queue.age")}
            value={filters.age}
            options={[
              ["", say("queue.anyAge")],
              ...ages.map((days) => [days, say("queue.olderThan", { count: Number(days) })] as const),
            ]}
          />
          <TextField
            name="minScore"
            label={say("queue.minScore")}
            value={filters.minScore === undefined ? "" : String(filters.minScore)}
            inputmode="numeric"
            isLatin
          />
          <Select
            name="order"
            label={say("queue.order")}
            value={filters.order}
            options={[
              ["score", say("queue.orderScore")],
              ["age", say("queue.orderAge")],
            ]}
          />
        </div>
        <button type="submit">{say("queue.show")}</button>
      </form>
    </details>
  );
}
