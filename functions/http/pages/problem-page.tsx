import type { Ports } from "@tawafuq/core/ports";
import { renderRefusal } from "@tawafuq/core/texts/translate";
import type { AppContext } from "../app-env.ts";
import { type Problem, sayWhenToRetry } from "../problem.ts";
import { refusalStatus } from "../refusal-status.ts";
import { answerPage, Fault } from "./layout.tsx";
import { StopActing } from "./mandate-banner.tsx";
import { keepSentForm } from "./resume.tsx";
import { readVisit, type Visit } from "./visit.ts";

function wordsFor(visit: Visit, problem: Problem): { title: string; detail: string } {
  const { say, language } = visit;
  if (problem.code === "not_found")
    return { title: say("errors.notFoundTitle"), detail: say("errors.notFoundDetail") };
  if (problem.code === "not_allowed")
    return { title: say("errors.forbiddenTitle"), detail: say("errors.forbiddenDetail") };
  if (problem.code === "origin_not_allowed")
    return { title: say("errors.originTitle"), detail: say("errors.originDetail") };
  const words = renderRefusal(language, problem.code, problem.args);
  return problem.code === "not_signed_in"
    ? { title: say("errors.signedOutTitle"), detail: say("errors.signedOutDetail") }
    : words;
}

/** Where to sign in, coming back here: to a page that was asked for, never to a form that was sent. */
function wayIn(c: AppContext): string {
  if (c.req.method !== "GET") return "/auth/enter";
  const { pathname, search } = new URL(c.req.url);
  return `/auth/enter?next=${encodeURIComponent(pathname + search)}`;
}

/** A problem told as a page: what is wrong, what to do, and the way on. */
export async function problemPage(ports: Ports, c: AppContext, problem: Problem): Promise<Response> {
  const visit = readVisit(c, {}, c.req.method === "GET" ? undefined : "/");
  const { say } = visit;
  const words = wordsFor(visit, problem);
  sayWhenToRetry(c, problem);
  const isSignedOut = refusalStatus[problem.code] === 401;
  const isKept = isSignedOut && (await keepSentForm(ports, c));
  const body = (
    <>
      <h1>{words.title}</h1>
      {problem.code === "not_signed_in" ? (
        <p class="lead">{words.detail}</p>
      ) : (
        <Fault title={say("errors.whatToDo")} detail={words.detail} />
      )}
      {problem.code === "mandate_ended" ? <StopActing visit={visit} /> : null}
      {isKept ? <p class="told">{say("resume.kept")}</p> : null}
      {isSignedOut ? (
        <>
          <p>
            <a class="button" href={isKept ? "/auth/enter?next=/resume" : wayIn(c)}>
              {say("signIn.withCode")}
            </a>
          </p>
          <p>
            <a href="/enter">{say("errors.goEnter")}</a>
          </p>
        </>
      ) : (
        <p>
          <a href="/">{say("errors.goHome")}</a>
        </p>
      )}
      {problem.code === "internal" ? (
        <p class="soft small">
          <bdi>{problem.instance}</bdi>
        </p>
      ) : null}
    </>
  );
  return answerPage(c, visit, words.title, body, refusalStatus[problem.code]);
}
