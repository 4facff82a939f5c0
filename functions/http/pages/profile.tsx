import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { type Completeness, readCompleteness } from "@tawafuq/core/cooperatives/completeness";
import type { Cooperative } from "@tawafuq/core/cooperatives/cooperative";
import { readCooperative } from "@tawafuq/core/cooperatives/read-cooperative";
import { formatNumber } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import { certificationName, placeName, sectorName, tokenName } from "@tawafuq/core/texts/names";
import type { App, AppContext } from "../app-env.ts";
import { Icon } from "./icon.tsx";
import { answerPage, Bar, Written } from "./layout.tsx";
import { readLettersReturn } from "./letters-return.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

/** Which step asks for an open field. */
const stepOfField = {
  certifications: "certificates",
  equipment: "means",
  skills: "means",
  landHa: "means",
  coldStorageM3: "means",
  ownContributionMad: "capacity",
} as const;

const fields = Object.keys(stepOfField).length;

/** What is not told yet, and how many ideas it could open: the reason to tell it. */
function ToComplete({ visit, completeness }: { visit: Visit; completeness: Completeness }) {
  const { say, language } = visit;
  const { gains, isCurrent } = completeness;
  const told = fields - gains.length;
  return (
    <section class="card">
      <h2>{say("profile.completeTitle")}</h2>
      <div class="parts">
        <span>
          {say("profile.told", { told: formatNumber(language, told), all: formatNumber(language, fields) })}
        </span>
        <Bar share={told / fields} />
        <span class="number">{formatNumber(language, Math.round((100 * told) / fields))} %</span>
      </div>
      {isCurrent ? null : <p class="soft">{say("profile.counting")}</p>}
      {gains.length === 0 ? <p>{say("profile.complete")}</p> : null}
      <ul class="tasks">
        {gains.map(({ field, ideas }) => (
          <li>
            <a href={`/profile/edit?step=${stepOfField[field]}&from=check`}>
              {say(`profile.fields.${field}`)}
            </a>
            {ideas === 0 ? null : (
              <span class="tag open">
                {say("profile.gain", { count: ideas, amount: formatNumber(language, ideas) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ visit, cooperative }: { visit: Visit; cooperative: Cooperative }) {
  const { say, language } = visit;
  const { members, certifications, equipment } = cooperative;
  const held = certifications.filter(({ status }) => status === "obtained" || status === "in_progress");
  return (
    <section class="card">
      <div class="letter">
        <Written visit={visit} text={cooperative.description} />
      </div>
      <dl>
        <dt>{say("home.sector")}</dt>
        <dd>
          {[...cooperative.sectors, ...cooperative.branches]
            .map((code) => sectorName(language, code))
            .join(" · ")}
        </dd>
        <dt>{say("home.place")}</dt>
        <dd>
          {placeName(language, cooperative.province)} · <bdi>{cooperative.commune}</bdi>
        </dd>
        <dt>{say("cooperativeSteps.members.title")}</dt>
        <dd>
          {say("profile.members", {
            total: formatNumber(language, members.total),
            women: formatNumber(language, members.women),
            youth: formatNumber(language, members.youth),
          })}
        </dd>
        {held.length === 0 ? null : (
          <>
            <dt>{say("profile.fields.certifications")}</dt>
            <dd>{held.map(({ code }) => certificationName(language, code)).join(" · ")}</dd>
          </>
        )}
        {equipment.length === 0 ? null : (
          <>
            <dt>{say("profile.fields.equipment")}</dt>
            <dd>{equipment.map((token) => tokenName(language, token)).join(" · ")}</dd>
          </>
        )}
      </dl>
      <p class="actions">
        <a class="button quiet" href="/profile/edit">
          <Icon name="change" />
          {say("cooperativeSteps.editTitle")}
        </a>
      </p>
    </section>
  );
}

/** Pausing keeps everything and stops proposals; resuming starts them again. */
export function AvailabilityForm(props: {
  visit: Visit;
  base: string;
  version: number;
  availability: string;
}) {
  const { visit, base, version, availability } = props;
  const { say } = visit;
  if (availability === "withdrawn") return <p class="warn">{say("profile.withdrawn")}</p>;
  const isActive = availability === "active";
  return (
    <form method="post" action={`${base}/${isActive ? "pause" : "resume"}`} class="card">
      <h2>{say(isActive ? "profile.activeTitle" : "profile.pausedTitle")}</h2>
      <p>{say(isActive ? "profile.activeText" : "profile.pausedText")}</p>
      <input type="hidden" name="version" value={String(version)} />
      <button
        type="submit"
        name="to"
        value={isActive ? "paused" : "active"}
        class={isActive ? "quiet" : undefined}
      >
        {say(isActive ? "profile.pause" : "profile.resume")}
      </button>
    </form>
  );
}

/** The version that the form of `AvailabilityForm` was shown for; 0, which none has, where it is none. */
export async function sentVersion(c: AppContext): Promise<number> {
  const { version } = await c.req.parseBody();
  return typeof version === "string" && /^\d{1,9}$/.test(version) ? Number(version) : 0;
}

/** `/profile`: the cooperative as the bank knows it, what would open more ideas, and whether it takes proposals. */
export function profilePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/profile", async (c) => {
    const visit = readVisit(c, options);
    const { actor, say } = visit;
    if (actor.kind !== "cooperative") return refuse("not_allowed");
    const [cooperative, completeness, lettersReturn] = await Promise.all([
      readCooperative(ports, actor, actor.id),
      readCompleteness(ports, actor, actor.id),
      readLettersReturn(ports, visit),
    ]);
    const told =
      c.req.query("registered") === undefined
        ? c.req.query("saved") === undefined
          ? undefined
          : "profile.saved"
        : "profile.registered";
    const body = (
      <>
        {told === undefined ? null : (
          <p class="told" role="status">
            {say(told)}
          </p>
        )}
        <h1>
          <Written visit={visit} text={cooperative.name} />
        </h1>
        {lettersReturn}
        <div class="beside">
          <div>
            <ToComplete visit={visit} completeness={completeness} />
            <Facts visit={visit} cooperative={cooperative} />
          </div>
          <div>
            <p class="actions">
              <a class="button" href="/inbox">
                <Icon name="inbox" />
                {say("page.inbox")}
              </a>
            </p>
            <AvailabilityForm visit={visit} base="/profile" {...cooperative} />
            <ul class="tasks">
              <li>
                <a href="/me/consents">{say("privacy.data.toConsents")}</a>
              </li>
              <li>
                <a href="/me/blocks">{say("blocks.title")}</a>
              </li>
              <li>
                <a href="/people">{say("me.people")}</a>
              </li>
              <li>
                <a href="/mandates">{say("me.mandates")}</a>
              </li>
              <li>
                <a href="/me/data">{say("privacy.data.title")}</a>
              </li>
            </ul>
          </div>
        </div>
      </>
    );
    return answerPage(c, visit, say("page.profile"), body);
  });

  for (const [verb, to] of [
    ["pause", "paused"],
    ["resume", "active"],
  ] as const)
    app.post(`/profile/${verb}`, async (c) => {
      const { actor } = readVisit(c, options, "/profile");
      if (actor.kind !== "cooperative") return refuse("not_allowed");
      await changeCooperativeAvailability(ports, actor, actor.id, await sentVersion(c), to);
      return c.redirect("/profile?saved=1", 303);
    });
}
