import type { IdeaTeaser } from "@tawafuq/core/ideas/layers";
import { formatNumber } from "@tawafuq/core/language/format";
import { isolate } from "@tawafuq/core/texts/isolate";
import { certificationName, placeName, sectorName } from "@tawafuq/core/texts/names";
import { Written } from "./layout.tsx";
import type { Visit } from "./visit.ts";

/** What an idea needs, in one line. */
function needsLine(visit: Visit, needs: NonNullable<IdeaTeaser["needs"]>): string {
  const { say, language } = visit;
  const amount = (value: number) => ({ amount: formatNumber(language, value) });
  return [
    say("layers.members", amount(needs.minMembers)),
    ...(needs.landHa === undefined ? [] : [say("layers.land", amount(needs.landHa))]),
    ...(needs.coldStorageM3 === undefined ? [] : [say("layers.cold", amount(needs.coldStorageM3))]),
    ...needs.certifications.map((code) => certificationName(language, code)),
  ].join(" · ");
}

/** Trade, places and needs of an idea in the public bank; of one that is not public, only that there is no more. */
export function TeaserFacts({ visit, teaser }: { visit: Visit; teaser: IdeaTeaser }) {
  const { say, language } = visit;
  const { sectors, scope, needs } = teaser;
  if (sectors === undefined || scope === undefined) return <p class="soft">{say("home.titleOnly")}</p>;
  return (
    <dl>
      <dt>{say("home.sector")}</dt>
      <dd>{sectors.map((code) => sectorName(language, code)).join(" · ")}</dd>
      <dt>{say("home.place")}</dt>
      <dd>{scope.map((code) => placeName(language, code)).join(" · ")}</dd>
      {needs === undefined ? null : (
        <>
          <dt>{say("layers.needs")}</dt>
          <dd>{needsLine(visit, needs)}</dd>
        </>
      )}
    </dl>
  );
}

/** An idea of the public bank in a list; `phrases` are the words of it that met what was asked. */
export function TeaserCard(props: { visit: Visit; teaser: IdeaTeaser; phrases?: readonly string[] }) {
  const { visit, teaser, phrases = [] } = props;
  return (
    <li class="card">
      <h3>
        <a href={`/bank/${teaser.id}`}>
          <Written visit={visit} text={teaser.title} />
        </a>
      </h3>
      {phrases.length === 0 ? null : (
        <p class="small">
          {visit.say("bank.met", {
            words: phrases.map((words) => isolate(visit.language, words)).join(" · "),
          })}
        </p>
      )}
      <TeaserFacts visit={visit} teaser={teaser} />
    </li>
  );
}
