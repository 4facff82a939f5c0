import type { readIntroduction } from "@tawafuq/core/introductions/read-introduction";
import { Icon } from "./icon.tsx";
import { LayerLink } from "./layer-link.tsx";
import { PairName } from "./match-facts.tsx";
import type { Visit } from "./visit.ts";

type Introduction = Awaited<ReturnType<typeof readIntroduction>>;

/** The other side's contact and what it is called, for the side that reads. */
export function otherContact(visit: Visit, { holder, contacts }: Introduction) {
  const isHolder = visit.actor.kind === "holder";
  const contact = isHolder ? contacts.cooperative : contacts.idea;
  return { ...contact, name: contact.personName ?? (isHolder ? undefined : holder.name) };
}

/** An introduction with the other side's contacts, each a tap away. */
export function IntroductionCard({ visit, introduction }: { visit: Visit; introduction: Introduction }) {
  const { say } = visit;
  const { match } = introduction;
  const { name, email, phone } = otherContact(visit, introduction);
  const isReachable = email !== undefined || phone !== undefined;
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
        {email === undefined ? null : (
          <>
            <dt>{say("inbox.contactEmail")}</dt>
            <dd>
              <a href={`mailto:${email}`}>
                <bdi>{email}</bdi>
              </a>
            </dd>
          </>
        )}
        {phone === undefined ? null : (
          <>
            <dt>{say("inbox.contactPhone")}</dt>
            <dd>
              <bdi dir="ltr">{phone}</bdi>
            </dd>
          </>
        )}
      </dl>
      {isReachable ? null : <p>{say("inbox.noContact")}</p>}
      <p class="actions">
        {phone === undefined ? null : (
          <>
            <a class="button" href={`tel:${phone}`}>
              <Icon name="phone" />
              {say("inbox.call")}
            </a>
            <a class="button quiet" href={`https://wa.me/${phone.replace("+", "")}`} rel="noreferrer">
              <Icon name="message" />
              {say("inbox.whatsapp")}
            </a>
          </>
        )}
        <a class="button quiet" href={`/inbox/${match.id}/calendar`} download="tawafuq.ics">
          <Icon name="calendar" />
          {say("inbox.calendar")}
        </a>
      </p>
      <p class="soft">{say("inbox.introductionNext")}</p>
      <LayerLink visit={visit} ideaId={match.ideaId} />
    </article>
  );
}
