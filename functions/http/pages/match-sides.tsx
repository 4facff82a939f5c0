import type { ReturnsOfMatch } from "@tawafuq/core/deliveries/returning-channels";
import { formatMad, formatNumber } from "@tawafuq/core/language/format";
import { type LocalizedText, pickText } from "@tawafuq/core/language/localized-text";
import type { Match } from "@tawafuq/core/matches/match";
import type { readProposal } from "@tawafuq/core/proposals/read-proposal";
import { certificationName, placeName, sectorName, tokenName } from "@tawafuq/core/texts/names";
import type { Child } from "hono/jsx";
import { Written } from "./layout.tsx";
import { SideLettersReturn } from "./letters-return.tsx";
import { PartBars } from "./match-words.tsx";
import type { Visit } from "./visit.ts";

type Sides = Awaited<ReturnType<typeof readProposal>>;
type Returns = ReturnsOfMatch | undefined;

/** The words of one side that met the other's. */
function phrasesOf(match: Match, side: "ideaPhrase" | "cooperativePhrase"): readonly string[] {
  return match.reasonsFor.flatMap(({ code, args }) => {
    const phrase = code === "text_meets" ? args[side] : undefined;
    return typeof phrase === "string" && phrase !== "" ? [phrase] : [];
  });
}

/** A text with the phrases that met the other side marked, where they stand in it as quoted. */
function Marked({ visit, text, phrases }: { visit: Visit; text: LocalizedText; phrases: readonly string[] }) {
  const picked = pickText(text, visit.language);
  const pieces = phrases
    .reduce<readonly string[]>(
      (parts, phrase) =>
        parts.flatMap((part) =>
          phrases.includes(part)
            ? [part]
            : part.split(phrase).flatMap((one, at) => (at === 0 ? [one] : [phrase, one])),
        ),
      [picked.text],
    )
    .filter((piece) => piece !== "");
  return (
    <p class="letter" lang={picked.language} dir="auto">
      {pieces.map((piece) => (phrases.includes(piece) ? <mark class="met">{piece}</mark> : piece))}
    </p>
  );
}

function Fact({ label, children }: { label: string; children?: Child }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function IdeaSide(props: { visit: Visit; match: Match; idea: Sides["idea"]; returns: Returns }) {
  const { visit, match, idea, returns } = props;
  const { say, language } = visit;
  const { needs } = idea;
  const wishes = Object.entries(needs.importance ?? {}).filter(([, weight]) => weight === "must");
  return (
    <section class="card">
      <h2>{say("match.holderSide")}</h2>
      <SideLettersReturn visit={visit} channels={returns?.holder} />
      <h3>
        <Written visit={visit} text={idea.title} />
      </h3>
      <Marked visit={visit} text={idea.description} phrases={phrasesOf(match, "ideaPhrase")} />
      <dl>
        <Fact label={say("home.sector")}>
          {[...idea.sectors, ...idea.branches].map((code) => sectorName(language, code)).join(" · ")}
        </Fact>
        <Fact label={say("home.place")}>
          {idea.scope.map((code) => placeName(language, code)).join(" · ")}
        </Fact>
        <Fact label={say("home.cost")}>{formatMad(language, idea.capexMad)}</Fact>
        <Fact label={say("layers.needs")}>
          {[
            say("layers.members", { amount: formatNumber(language, needs.minMembers) }),
            ...needs.certifications.map((code) => certificationName(language, code)),
            ...needs.requirements.map((token) => tokenName(language, token)),
          ].join(" · ")}
        </Fact>
        {wishes.length === 0 ? null : (
          <Fact label={say("ideaSteps.importance.must")}>
            {wishes.map(([wish]) => say(`match.wish.${wish as "place"}`)).join(" · ")}
          </Fact>
        )}
      </dl>
      <h4>{say("match.forIdea")}</h4>
      <PartBars visit={visit} parts={match.partsForIdea} />
    </section>
  );
}

function CooperativeSide(props: {
  visit: Visit;
  match: Match;
  cooperative: Sides["cooperative"];
  returns: Returns;
}) {
  const { visit, match, cooperative, returns } = props;
  const { say, language } = visit;
  const { members, certifications, equipment } = cooperative;
  return (
    <section class="card">
      <h2>{say("match.cooperativeSide")}</h2>
      <SideLettersReturn visit={visit} channels={returns?.cooperative} />
      <h3>
        <Written visit={visit} text={cooperative.name} />
      </h3>
      <Marked visit={visit} text={cooperative.description} phrases={phrasesOf(match, "cooperativePhrase")} />
      <dl>
        <Fact label={say("home.sector")}>
          {[...cooperative.sectors, ...cooperative.branches]
            .map((code) => sectorName(language, code))
            .join(" · ")}
        </Fact>
        <Fact label={say("home.place")}>
          {placeName(language, cooperative.province)} · <bdi>{cooperative.commune}</bdi>
        </Fact>
        <Fact label={say("cooperativeSteps.members.title")}>
          {say("profile.members", {
            total: formatNumber(language, members.total),
            women: formatNumber(language, members.women),
            youth: formatNumber(language, members.youth),
          })}
        </Fact>
        <Fact label={say("profile.fields.certifications")}>
          {certifications.length === 0
            ? say("steps.notAnswered")
            : certifications
                .map(
                  ({ code, status }) =>
                    `${certificationName(language, code)} (${say(`match.certificate.${status}`)})`,
                )
                .join(" · ")}
        </Fact>
        <Fact label={say("profile.fields.equipment")}>
          {equipment.length === 0
            ? say("steps.notAnswered")
            : equipment.map((token) => tokenName(language, token)).join(" · ")}
        </Fact>
      </dl>
      <h4>{say("match.forCooperative")}</h4>
      <PartBars visit={visit} parts={match.partsForCooperative} />
    </section>
  );
}

/** Both profiles side by side, the words that met marked in each, and to which of them letters come back. */
export function BothSides(props: { visit: Visit; sides: Sides; returns: Returns }) {
  const { visit, sides, returns } = props;
  const { match, idea, cooperative } = sides;
  return (
    <div class="wide">
      <IdeaSide visit={visit} match={match} idea={idea} returns={returns} />
      <CooperativeSide visit={visit} match={match} cooperative={cooperative} returns={returns} />
    </div>
  );
}
