import { type BankNeed, type BankQuestion, bankNeeds } from "@tawafuq/core/ideas/bank-question";
import type { BankAnswer, BankSearch } from "@tawafuq/core/ideas/bank-search";
import { formatNumber } from "@tawafuq/core/language/format";
import { RegionCode, SectorCode } from "@tawafuq/core/language/place-and-trade-codes";
import { placeName, sectorName } from "@tawafuq/core/texts/names";
import * as z from "zod";
import type { App } from "../app-env.ts";
import { Select } from "./fields.tsx";
import { Icon } from "./icon.tsx";
import { TeaserCard } from "./idea-teaser.tsx";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const shown = 12;
const textLanguages = ["ar", "fr", "en", "zgh", "ary-Latn"] as const;

/** What stands in the address; what makes no sense there is left out. */
const Asked = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  region: RegionCode.optional().catch(undefined),
  sector: SectorCode.optional().catch(undefined),
  text: z.enum(textLanguages).optional().catch(undefined),
  need: z.enum(bankNeeds).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
type Asked = z.infer<typeof Asked>;

/** The address of the same question with something changed. */
function hrefOf(asked: Asked, change: Partial<Asked>): string {
  const { page, ...rest } = { ...asked, page: 1, ...change };
  const pairs = Object.entries({ ...rest, ...(page === 1 ? {} : { page }) })
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]): [string, string] => [name, String(value)]);
  const query = new URLSearchParams(pairs).toString();
  return query === "" ? "/bank" : `/bank?${query}`;
}

function SearchForm({ visit, asked }: { visit: Visit; asked: Asked }) {
  const { say, language } = visit;
  return (
    <form method="get" action="/bank" class="card search" data-filters>
      <p class="field words">
        <label for="q">{say("bank.words")}</label>
        <input id="q" name="q" type="search" maxlength={200} value={asked.q ?? ""} autocomplete="off" />
      </p>
      <Select
        name="region"
        label={say("bank.region")}
        value={asked.region}
        options={[
          ["", say("bank.allRegions")],
          ...RegionCode.options.map((code) => [code, placeName(language, code)] as const),
        ]}
      />
      <Select
        name="sector"
        label={say("bank.sector")}
        value={asked.sector}
        options={[
          ["", say("queue.allSectors")],
          ...SectorCode.options.map((code) => [code, sectorName(language, code)] as const),
        ]}
      />
      <Select
        name="need"
        label={say("bank.need")}
        value={asked.need}
        options={[
          ["", say("bank.anyNeed")],
          ...bankNeeds.map((need: BankNeed) => [need, say(`bank.needs.${need}`)] as const),
        ]}
      />
      <Select
        name="text"
        label={say("bank.language")}
        value={asked.text}
        options={[
          ["", say("bank.allLanguages")],
          ...textLanguages.map((code) => [code, say(`textLanguages.${code}`)] as const),
        ]}
      />
      <button type="submit">
        <Icon name="search" />
        {say("bank.search")}
      </button>
    </form>
  );
}

/** The twelve regions where they lie, each with how many ideas may happen there. */
function RegionMap({
  visit,
  asked,
  counts,
}: {
  visit: Visit;
  asked: Asked;
  counts: ReadonlyMap<string, number>;
}) {
  const { say, language } = visit;
  return (
    <nav aria-label={say("bank.mapTitle")}>
      <h2>{say("bank.mapTitle")}</h2>
      <ul class="tiles">
        {RegionCode.options.map((code) => (
          <li class={`r-${code}`}>
            <a
              href={hrefOf(asked, { region: code === asked.region ? undefined : code })}
              aria-current={code === asked.region ? "true" : undefined}
            >
              <strong>{formatNumber(language, counts.get(code) ?? 0)}</strong>
              {placeName(language, code)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Answers({ visit, asked, answers }: { visit: Visit; asked: Asked; answers: readonly BankAnswer[] }) {
  const { say, language } = visit;
  const from = (asked.page - 1) * shown;
  return (
    <section>
      <div role="status">
        <h2>
          {say("bank.found", { count: answers.length, amount: formatNumber(language, answers.length) })}
        </h2>
      </div>
      {answers.length === 0 ? <p class="card">{say("bank.none")}</p> : null}
      {hrefOf(asked, {}) === "/bank" ? null : (
        <p>
          <a href="/bank">{say("bank.clear")}</a>
        </p>
      )}
      <ul class="grid plain">
        {answers.slice(from, from + shown).map(({ teaser, phrases }) => (
          <TeaserCard visit={visit} teaser={teaser} phrases={phrases} />
        ))}
      </ul>
      {answers.length > from + shown ? (
        <p class="actions">
          <a class="button quiet" href={hrefOf(asked, { page: asked.page + 1 })}>
            {say("bank.older")}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** `/bank`: the public ideas, searched by words in any language, by place, trade, need and language. */
export function bankPages(app: App, search: BankSearch, options: PagesOptions): void {
  app.get("/bank", async (c) => {
    const visit = readVisit(c, options);
    const asked = Asked.parse(c.req.query());
    const question: BankQuestion = { ...asked, words: asked.q, language: asked.text };
    const [answers, counts] = await Promise.all([search.search(question), search.countByRegion()]);
    const body = (
      <>
        <h1>{visit.say("bank.title")}</h1>
        <p class="lead">{visit.say("bank.lead")}</p>
        <SearchForm visit={visit} asked={asked} />
        <div class="found">
          <Answers visit={visit} asked={asked} answers={answers} />
          <RegionMap visit={visit} asked={asked} counts={counts} />
        </div>
      </>
    );
    return answerPage(c, visit, visit.say("bank.title"), body, 200, { shared: true });
  });
}
