import { formatInstant } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import type { Device } from "@tawafuq/core/sessions/device";
import { endOtherSessions } from "@tawafuq/core/sessions/end-other-sessions";
import { endSession } from "@tawafuq/core/sessions/end-session";
import { listOwnSessions, type OwnSession } from "@tawafuq/core/sessions/list-own-sessions";
import { type App, actorOf } from "../app-env.ts";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

function deviceName({ say }: Visit, { browser, system }: Device): string {
  if (browser === "other" && system === "other") return say("sessions.unknownDevice");
  return say("sessions.on", {
    browser: say(`sessions.browsers.${browser}`),
    system: say(`sessions.systems.${system}`),
  });
}

function Row({ visit, session }: { visit: Visit; session: OwnSession }) {
  const { say, language } = visit;
  const name = deviceName(visit, session.device);
  const since = formatInstant(language, session.createdAt);
  return (
    <li class="card">
      <h2>{name}</h2>
      <p class="soft">{say("sessions.since", { date: since })}</p>
      {session.current ? (
        <p>{say("sessions.this")}</p>
      ) : (
        <form method="post" action={`/sessions/${session.id}/end`}>
          <button class="quiet" type="submit" aria-label={`${say("sessions.end")}: ${name}, ${since}`}>
            {say("sessions.end")}
          </button>
        </form>
      )}
    </li>
  );
}

function SessionList({ visit, sessions }: { visit: Visit; sessions: readonly OwnSession[] }) {
  const { say } = visit;
  if (sessions.length === 0) return <p>{say("sessions.byKey")}</p>;
  return (
    <>
      <p class="lead">{say("sessions.lead")}</p>
      <ul class="plain">
        {sessions.map((session) => (
          <Row visit={visit} session={session} />
        ))}
      </ul>
      {sessions.length === 1 ? (
        <p>{say("sessions.noOthers")}</p>
      ) : (
        <form method="post" action="/sessions/end-others">
          <button type="submit">{say("sessions.endOthers")}</button>
        </form>
      )}
    </>
  );
}

/** `/sessions`: on which devices one is signed in, and the way to end them. */
export function sessionPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/sessions", async (c) => {
    const visit = readVisit(c, options, "/sessions");
    const { say } = visit;
    const { ended } = c.req.query();
    const sessions = await listOwnSessions(ports, actorOf(c));
    const isProgramme = visit.actor.kind === "officer" || visit.actor.kind === "administrator";
    const body = (
      <>
        <h1>{say("sessions.title")}</h1>
        {ended === undefined ? null : (
          <p class="told" role="status">
            {say(ended === "others" ? "sessions.othersEnded" : "sessions.ended")}
          </p>
        )}
        <SessionList visit={visit} sessions={sessions} />
        {isProgramme && sessions.length > 0 ? (
          <p>
            <a href="/auth/passkeys">{say("sessions.passkeys")}</a>
          </p>
        ) : null}
      </>
    );
    return answerPage(c, visit, say("sessions.title"), body);
  });

  app.post("/sessions/end-others", async (c) => {
    await endOtherSessions(ports, actorOf(c));
    return c.redirect("/sessions?ended=others", 303);
  });

  app.post("/sessions/:id/end", async (c) => {
    await endSession(ports, actorOf(c), c.req.param("id"));
    return c.redirect("/sessions?ended=one", 303);
  });
}
