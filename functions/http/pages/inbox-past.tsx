import type { readIntroduction } from "@tawafuq/core/introductions/read-introduction";
import { formatDate } from "@tawafuq/core/language/format";
import type { Match } from "@tawafuq/core/matches/match";
import type { Notice } from "@tawafuq/core/notices/notice";
import { renderState } from "@tawafuq/core/texts/translate";
import { LayerLink } from "./layer-link.tsx";
import { PairName } from "./match-facts.tsx";
import type { Visit } from "./visit.ts";

type Introduction = Awaited<ReturnType<typeof readIntroduction>>;

/** An introduction with the other side's contacts. */
export function IntroductionCard({ visit, introduction }: { visit: Visit; introduction: Introduction }) {
  const { say, actor } = visit;
  const { match, holder, contacts } = introduction;
  const contact = actor.kind === "holder" ? contacts.cooperative : contacts.idea;
  const name = contact.personName ?? (actor.kind === "holder" ? undefined : holder.name);
  const isReachable = contact.email !== undefined || contact.phone !== undefined;
  return (
    <article class="card">
      <h3>
        <PairName visit={visit} match={match} />
      </h3>
      <h4>{say("inbox.contacts")}</h4>
      <dl>
        {name === undefined ? null : (
          <>
            <dt>{say("inbox.contactName")}</dt>
            <dd>
              <bdi>{name}</bdi>
            </dd>
          </>
        )}
        {contact.email === undefined ? null : (
          <>
            <dt>{say("inbox.contactEmail")}</dt>
            <dd>
              <a href={`mailto:${contact.email}`}>
                <bdi>{contact.email}</bdi>
              </a>
            </dd>
          </>
        )}
        {contact.phone === undefined ? null : (
          <>
            <dt>{say("inbox.contactPhone")}</dt>
            <dd>
              <a href={`tel:${contact.phone}`}>
                <bdi dir="ltr">{contact.phone}</bdi>
              </a>
            </dd>
          </>
        )}
      </dl>
      {isReachable ? null : <p>{say("inbox.noContact")}</p>}
      <LayerLink visit={visit} ideaId={match.ideaId} />
    </article>
  );
}

/** Proposals that have ended, with how. */
export function PastList({ visit, matches }: { visit: Visit; matches: readonly Match[] }) {
  if (matches.length === 0) return null;
  return (
    <section>
      <h2>{visit.say("inbox.past")}</h2>
      <ul>
        {matches.map((match) => (
          <li>
            <PairName visit={visit} match={match} /> – {renderState(visit.language, match.state)} (
            {formatDate(visit.language, match.since)})
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was written to this side, newest first. */
export function NoticeList({ visit, notices }: { visit: Visit; notices: readonly Notice[] }) {
  const { say, language } = visit;
  return (
    <section>
      <h2>{say("inbox.notices")}</h2>
      {notices.length === 0 ? <p>{say("inbox.noNotices")}</p> : null}
      {notices.map((notice) => (
        <details class="card">
          <summary>
            <bdi lang={notice.language}>{notice.subject}</bdi>
          </summary>
          <p class="soft small">{formatDate(language, notice.createdAt)}</p>
          <div class="letter" lang={notice.language} dir={notice.language === "ar" ? "rtl" : "ltr"}>
            {notice.body}
          </div>
        </details>
      ))}
    </section>
  );
}
