import { formatDate } from "@tawafuq/core/language/format";
import type { Match } from "@tawafuq/core/matches/match";
import type { Notice } from "@tawafuq/core/notices/notice";
import { renderState } from "@tawafuq/core/texts/translate";
import { PairName } from "./match-facts.tsx";
import type { Visit } from "./visit.ts";

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
          <p class="soft small">
            {formatDate(language, notice.createdAt)}
            {notice.delivery === "returned" ? ` – ${say("deliveries.returned")}` : null}
          </p>
          <div class="letter" lang={notice.language} dir={notice.language === "ar" ? "rtl" : "ltr"}>
            {notice.body}
          </div>
        </details>
      ))}
    </section>
  );
}
