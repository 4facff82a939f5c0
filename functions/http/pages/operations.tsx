import { readLastDay, verifyLastDays } from "@tawafuq/core/audit/verify-audit";
import { formatInstant, formatNumber } from "@tawafuq/core/language/format";
import { readDeadLetters, readQueueDepths, redriveDeadLetters } from "@tawafuq/core/operations/queues";
import { queueNames } from "@tawafuq/core/outbox/event";
import type { DeadLetter, QueueDepth } from "@tawafuq/core/outbox/queues";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import { readSummary } from "@tawafuq/core/summary/read-summary";
import type { App } from "../app-env.ts";
import { AuditSection } from "./audit-section.tsx";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const lettersShown = 10;

function Depths({ visit, depths }: { visit: Visit; depths: readonly QueueDepth[] }) {
  const { say, language } = visit;
  const number = (value: number) => <td class="number">{formatNumber(language, value)}</td>;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{say("operations.queue")}</th>
            <th scope="col">{say("operations.visible")}</th>
            <th scope="col">{say("operations.inFlight")}</th>
            <th scope="col">{say("operations.delayed")}</th>
          </tr>
        </thead>
        <tbody>
          {depths.map(({ queue, visible, inFlight, delayed }) => (
            <tr>
              <th scope="row">
                <bdi dir="ltr">{queue}</bdi>
              </th>
              {number(visible)}
              {number(inFlight)}
              {number(delayed)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the workers gave up on, and the way to give it back to them. */
function DeadLetters(props: { visit: Visit; queue: string; letters: readonly DeadLetter[] }) {
  const { visit, queue, letters } = props;
  const { say, language } = visit;
  if (letters.length === 0) return null;
  return (
    <section class="card">
      <h3>
        <bdi dir="ltr">{queue}</bdi>
      </h3>
      <ul>
        {letters.map(({ messageId, sentAt, receives, body }) => (
          <li>
            {formatInstant(language, sentAt)} – {say("operations.tries", { count: receives })}
            <pre class="scroll small" dir="ltr">
              {messageId} {body.slice(0, 500)}
            </pre>
          </li>
        ))}
      </ul>
      <form method="post" action={`/operations/${queue}/redrive`}>
        <button type="submit">{say("operations.redrive")}</button>
      </form>
    </section>
  );
}

/** `/operations`: how much waits in the queues, and what the workers gave up on, for administrators. */
export function operationsPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/operations", async (c) => {
    const visit = readVisit(c, options);
    const { say, actor, language } = visit;
    const [depths, summary, lastDay, verified, ...letters] = await Promise.all([
      readQueueDepths(ports, actor),
      readSummary(ports),
      readLastDay(ports, actor),
      c.req.query("audit") === "verify" ? verifyLastDays(ports, actor) : undefined,
      ...queueNames.map((queue) => readDeadLetters(ports, actor, queue, lettersShown)),
    ]);
    const moved = c.req.query("moved");
    const body = (
      <>
        <h1>{say("page.operations")}</h1>
        {moved === undefined || !/^\d{1,6}$/.test(moved) ? null : (
          <p class="told" role="status">
            {say("operations.moved", { count: Number(moved), amount: formatNumber(language, Number(moved)) })}
          </p>
        )}
        <p class="lead">{say("operations.lead")}</p>
        <Depths visit={visit} depths={depths} />
        <h2>{say("operations.deadLetters")}</h2>
        {letters.every((list) => list.length === 0) ? <p class="card">{say("operations.none")}</p> : null}
        {queueNames.map((queue, at) => (
          <DeadLetters visit={visit} queue={queue} letters={letters[at] ?? []} />
        ))}
        <AuditSection visit={visit} last={lastDay} verified={verified} />
        <p class="soft">{say("home.countedAt", { at: formatInstant(language, summary.at) })}</p>
        <ul class="tasks">
          <li>
            <a href="/keys">{say("keys.title")}</a>
          </li>
          <li>
            <a href="/people">{say("me.people")}</a>
          </li>
          <li>
            <a href="/docs">{say("operations.docs")}</a>
          </li>
        </ul>
      </>
    );
    return answerPage(c, visit, say("page.operations"), body);
  });

  app.post("/operations/:queue/redrive", async (c) => {
    const { actor } = readVisit(c, options, "/operations");
    const queue = queueNames.find((name) => name === c.req.param("queue")) ?? refuse("invalid_input");
    const moved = await redriveDeadLetters(ports, actor, queue);
    return c.redirect(`/operations?moved=${moved}`, 303);
  });
}
