import { formatDate, formatInstant } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { exportMyData } from "@tawafuq/core/privacy/export-my-data";
import { type ListName, MyData } from "@tawafuq/core/privacy/my-data";
import { renderAnswer, renderState } from "@tawafuq/core/texts/translate";
import type { Child } from "hono/jsx";
import type { App } from "../app-env.ts";
import { answerPage, Written } from "./layout.tsx";
import { ConsentLines } from "./my-consents.tsx";
import { ViewingLines } from "./my-views.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

type SectionName = ListName | "person" | "profile" | "contact";

function Section({ visit, name, data, children }: SectionProps) {
  const { say } = visit;
  const isShort = data.incomplete.some((list) => list === name);
  return (
    <section class="card">
      <h2>{say(`privacy.data.sections.${name}`)}</h2>
      {children ?? <p>{say("privacy.data.nothing")}</p>}
      {isShort ? <p class="soft">{say("privacy.data.incomplete")}</p> : null}
    </section>
  );
}
interface SectionProps {
  visit: Visit;
  name: SectionName;
  data: MyData;
  children?: Child;
}

function Lines({ lines }: { lines: readonly (string | undefined)[] }) {
  return (
    <ul>
      {lines
        .filter((line) => line !== undefined && line !== "")
        .map((line) => (
          <li>
            <bdi>{line}</bdi>
          </li>
        ))}
    </ul>
  );
}

/** A list's content, or nothing where it is empty. */
function some<Item>(items: readonly Item[], show: (items: readonly Item[]) => Child): Child | undefined {
  return items.length === 0 ? undefined : show(items);
}

function SideSections({ visit, data }: { visit: Visit; data: MyData }) {
  const { language } = visit;
  const { cooperative, holder, contact } = data;
  const profile = cooperative ?? holder;
  return (
    <>
      <Section visit={visit} name="profile" data={data}>
        {cooperative === undefined ? (
          <Lines lines={[holder?.name]} />
        ) : (
          <>
            <p>
              <strong>
                <Written visit={visit} text={cooperative.name} />
              </strong>
            </p>
            <p>
              <Written visit={visit} text={cooperative.description} />
            </p>
            <Lines lines={[cooperative.commune, cooperative.registryNumber, cooperative.ice]} />
          </>
        )}
        {profile === undefined ? null : <p class="soft">{formatDate(language, profile.updatedAt)}</p>}
      </Section>
      <Section visit={visit} name="contact" data={data}>
        {contact === undefined ? undefined : (
          <Lines lines={[contact.personName, contact.email, contact.phone]} />
        )}
      </Section>
      <Section visit={visit} name="ideas" data={data}>
        {some(data.ideas, (ideas) => (
          <ul>
            {ideas.map(({ title, description }) => (
              <li>
                <strong>
                  <Written visit={visit} text={title} />
                </strong>
                {" – "}
                <Written visit={visit} text={description} />
              </li>
            ))}
          </ul>
        ))}
      </Section>
      <Section visit={visit} name="receipts" data={data}>
        {some(data.receipts, (receipts) => (
          <Lines lines={receipts.map(({ id, at }) => `${id} – ${formatInstant(language, at)}`)} />
        ))}
      </Section>
    </>
  );
}

function PastSections({ visit, data }: { visit: Visit; data: MyData }) {
  const { language } = visit;
  return (
    <>
      <Section visit={visit} name="matches" data={data}>
        {some(data.matches, (matches) => (
          <ul>
            {matches.map(({ ideaTitle, cooperativeName, state, answer }) => (
              <li>
                <Written visit={visit} text={ideaTitle} />
                {" – "}
                <Written visit={visit} text={cooperativeName} />
                {" – "}
                {renderState(language, state)}
                {answer === undefined ? "" : ` (${renderAnswer(language, answer.answer)})`}
              </li>
            ))}
          </ul>
        ))}
      </Section>
      <Section visit={visit} name="notices" data={data}>
        {some(data.notices, (notices) => (
          <Lines
            lines={notices.map(({ createdAt, subject }) => `${formatDate(language, createdAt)} – ${subject}`)}
          />
        ))}
      </Section>
      <Section visit={visit} name="consents" data={data}>
        {some(data.consents, (entries) => (
          <ConsentLines visit={visit} entries={entries} />
        ))}
      </Section>
      <Section visit={visit} name="views" data={data}>
        {some(data.views, (views) => (
          <ViewingLines visit={visit} views={views} />
        ))}
      </Section>
    </>
  );
}

function PersonSections({ visit, data }: { visit: Visit; data: MyData }) {
  const { say, language } = visit;
  const { person } = data;
  return (
    <>
      <Section visit={visit} name="person" data={data}>
        {person === undefined ? undefined : <Lines lines={[person.name, person.email, person.phone]} />}
      </Section>
      <Section visit={visit} name="grants" data={data}>
        {some(data.grants, (grants) => (
          <Lines
            lines={grants.map(
              (one) => `${say(`roles.${one.role}`)} – ${formatDate(language, one.createdAt)}`,
            )}
          />
        ))}
      </Section>
      <Section visit={visit} name="mandates" data={data}>
        {some(data.mandates, (mandates) => (
          <Lines lines={mandates.map((one) => `${one.agentName} – ${formatDate(language, one.endsAt)}`)} />
        ))}
      </Section>
      <Section visit={visit} name="sessions" data={data}>
        {some(data.sessions, (sessions) => (
          <Lines
            lines={sessions.map((one) => `${formatDate(language, one.createdAt)} – ${one.userAgent ?? ""}`)}
          />
        ))}
      </Section>
    </>
  );
}

/** `/me/data`: everything kept about the reader, readable; `/me/data/download`: the same as a file. */
export function myDataPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/me/data", async (c) => {
    const visit = readVisit(c, options);
    const { say, actor } = visit;
    const data = await exportMyData(ports, actor);
    const isSide = actor.kind === "cooperative" || actor.kind === "holder";
    const body = (
      <>
        <h1>{say("privacy.data.title")}</h1>
        <p class="lead">{say("privacy.data.lead")}</p>
        <ul>
          <li>
            <a href="/me/data/download">{say("privacy.data.download")}</a>
          </li>
          {isSide ? (
            <>
              <li>
                <a href="/me/views">{say("privacy.data.toViews")}</a>
              </li>
              <li>
                <a href="/me/consents">{say("privacy.data.toConsents")}</a>
              </li>
            </>
          ) : null}
          <li>
            <a href="/me/data/delete">{say("privacy.data.toDelete")}</a>
          </li>
        </ul>
        {isSide ? <SideSections visit={visit} data={data} /> : null}
        {isSide ? <PastSections visit={visit} data={data} /> : null}
        <PersonSections visit={visit} data={data} />
      </>
    );
    return answerPage(c, visit, say("privacy.data.title"), body);
  });

  app.get("/me/data/download", async (c) => {
    const data = MyData.parse(await exportMyData(ports, readVisit(c, options).actor));
    c.header("Cache-Control", "no-store");
    c.header("Content-Type", "application/json; charset=utf-8");
    c.header("Content-Disposition", 'attachment; filename="tawafuq-my-data.json"');
    return c.body(JSON.stringify(data, null, 2));
  });
}
