import { formatNumber } from "@tawafuq/core/language/format";
import { SectorCode } from "@tawafuq/core/language/place-and-trade-codes";
import type { MatchState } from "@tawafuq/core/matches/match";
import { delegationName, sectorName } from "@tawafuq/core/texts/names";
import { renderState } from "@tawafuq/core/texts/translate";
import { delegationsOf, type QueueFilters, queueHref, queueViews } from "./queue-request.ts";
import type { Visit } from "./visit.ts";

type Counts = Readonly<Record<MatchState, { count: number; more: boolean }>>;

interface Props {
  readonly visit: Visit;
  readonly filters: QueueFilters;
}

/** The views of the queue with how many matches each holds. */
export function Views({ visit, filters, counts }: Props & { counts: Counts }) {
  const { say, language } = visit;
  return (
    <nav aria-label={say("queue.views")}>
      <ul class="chips">
        {queueViews.map((state) => {
          const { count, more } = counts[state];
          const amount = formatNumber(language, count);
          return (
            <li>
              <a
                href={queueHref(filters, { state })}
                aria-current={state === filters.state ? "page" : undefined}
              >
                {renderState(language, state)} ({more ? say("queue.more", { amount }) : amount})
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Choice(props: {
  id: string;
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <p class="field">
      <label for={props.id}>{props.label}</label>
      <select id={props.id} name={props.id}>
        {props.options.map(([value, label]) => (
          <option value={value} selected={value === (props.value ?? "")}>
            {label}
          </option>
        ))}
      </select>
    </p>
  );
}

/** Delegation, sector, score and order; they live in the address. */
export function Filters({ visit, filters }: Props) {
  const { say, labelled, language, actor } = visit;
  const inForce = [
    filters.sector === undefined ? say("queue.allSectors") : sectorName(language, filters.sector),
    say(filters.order === "age" ? "queue.orderAge" : "queue.orderScore"),
  ];
  return (
    <details>
      <summary>{labelled("queue.filters", inForce.join(" · "))}</summary>
      <form method="get" action="/queue" class="card">
        <input type="hidden" name="state" value={filters.state} />
        <div class="row">
          <Choice
            id="delegation"
            label={say("queue.delegation")}
            value={filters.delegation}
            options={delegationsOf(actor).map((code) => [code, delegationName(language, code)])}
          />
          <Choice
            id="sector"
            label={say("queue.sector")}
            value={filters.sector}
            options={[
              ["", say("queue.allSectors")],
              ...SectorCode.options.map((code) => [code, sectorName(language, code)] as const),
            ]}
          />
          <p class="field">
            <label for="minScore">{say("queue.minScore")}</label>
            <input
              id="minScore"
              name="minScore"
              type="number"
              min={0}
              max={100}
              dir="ltr"
              value={filters.minScore ?? ""}
            />
          </p>
          <Choice
            id="order"
            label={say("queue.order")}
            value={filters.order}
            options={[
              ["score", say("queue.orderScore")],
              ["age", say("queue.orderAge")],
            ]}
          />
        </div>
        {actor.kind === "officer" ? (
          <label class="tick">
            <input type="checkbox" name="mine" value="1" checked={filters.mine === "1"} />
            {say("queue.mineOnly")}
          </label>
        ) : null}
        <button type="submit">{say("queue.show")}</button>
      </form>
    </details>
  );
}
