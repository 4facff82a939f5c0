import { type Grant, roles } from "@tawafuq/core/grants/grant";
import { formatDate } from "@tawafuq/core/language/format";
import { languages } from "@tawafuq/core/language/localized-text";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import type { Officer } from "@tawafuq/core/officers/officer";
import type { FieldFault } from "@tawafuq/core/refusals/refusal";
import type { TextKey } from "@tawafuq/core/texts/catalogue";
import { delegationName } from "@tawafuq/core/texts/names";
import { renderFieldFault } from "@tawafuq/core/texts/translate";
import { TextField } from "./fields.tsx";
import type { Visit } from "./visit.ts";

export type Fields = Readonly<Record<string, string | string[]>>;

interface FieldProps {
  readonly visit: Visit;
  readonly id: string;
  readonly name: string;
  readonly label: TextKey;
  readonly value?: string | undefined;
  readonly type?: "text" | "date";
  readonly faults?: readonly FieldFault[];
}

function Field({ visit, id, name, label, value = "", type, faults = [] }: FieldProps) {
  const fault = faults.find(({ path }) => path === name);
  const wrong = fault && renderFieldFault(visit.language, fault.rule, fault.args);
  return <TextField {...{ id, name, value, type, wrong }} label={visit.say(label)} />;
}

function Delegations({ visit, id, chosen }: { visit: Visit; id: string; chosen: readonly string[] }) {
  return (
    <p class="field">
      <label for={id}>{visit.say("officers.delegations")}</label>
      <select id={id} name="delegations" multiple size={5}>
        {DelegationCode.options.map((code) => (
          <option value={code} selected={chosen.includes(code)}>
            {delegationName(visit.language, code)}
          </option>
        ))}
      </select>
    </p>
  );
}

/** What the one at work may invite to. */
function offers({ actor }: Visit) {
  if (actor.kind === "administrator") return roles;
  return actor.kind === "officer" ? (["representative", "holder"] as const) : (["representative"] as const);
}

export function InviteForm(props: { visit: Visit; typed: Fields; faults: readonly FieldFault[] }) {
  const { visit, typed, faults } = props;
  const { say, actor, language } = visit;
  const kept = (name: string) => (typeof typed[name] === "string" ? (typed[name] as string) : undefined);
  return (
    <form method="post" action="/people/invite" class="card">
      <Field
        {...{ visit, faults }}
        id="address"
        name="address"
        label="invitations.address"
        value={kept("address")}
      />
      <p class="field">
        <label for="role">{say("invitations.role")}</label>
        <select id="role" name="role">
          {offers(visit).map((role) => (
            <option value={role} selected={kept("role") === role}>
              {say(`roles.${role}`)}
            </option>
          ))}
        </select>
      </p>
      {actor.kind === "cooperative" ? null : (
        <Field
          {...{ visit, faults }}
          id="subject"
          name="subjectId"
          label="invitations.subject"
          value={kept("subjectId")}
        />
      )}
      {actor.kind === "administrator" ? (
        <>
          <Field
            {...{ visit, faults }}
            id="officer-name"
            name="name"
            label="invitations.officerName"
            value={kept("name")}
          />
          <Delegations visit={visit} id="invite-delegations" chosen={[typed.delegations ?? []].flat()} />
        </>
      ) : null}
      <p class="field">
        <label for="language">{say("invitations.language")}</label>
        <LanguageChoice visit={visit} id="language" chosen={kept("language") ?? language} />
      </p>
      <button type="submit">{say("invitations.send")}</button>
    </form>
  );
}

const languageNames = { ar: "العربية", fr: "Français", en: "English" } as const;

function LanguageChoice({ id, chosen }: { visit: Visit; id: string; chosen: string }) {
  return (
    <select id={id} name="language">
      {languages.map((language) => (
        <option value={language} lang={language} selected={language === chosen}>
          {languageNames[language]}
        </option>
      ))}
    </select>
  );
}

/** One who holds a role, with what can be done about it. */
export function GrantRow({ visit, grant }: { visit: Visit; grant: Grant }) {
  const { say, language } = visit;
  const { id, role, personId, state, createdAt } = grant;
  return (
    <li class="card">
      <p>
        {say(`roles.${role}`)} · <bdi dir="ltr">{personId}</bdi> · {formatDate(language, createdAt)}
      </p>
      {state === "pending" ? <p class="quiet">{say("grants.pending")}</p> : null}
      <form method="post" action={`/people/grants/${id}`}>
        {role === "officer" ? (
          <Field visit={visit} id={`to-${id}`} name="to" label="officers.handOverTo" />
        ) : null}
        <p class="row">
          {state === "pending" ? (
            <button type="submit" name="act" value="approve">
              {say("grants.approve")}
            </button>
          ) : null}
          <button type="submit" name="act" value="end">
            {say("grants.end")}
          </button>
        </p>
      </form>
    </li>
  );
}

/** One officer: delegations, absence, hand-over. */
export function OfficerCard(props: { visit: Visit; officer: Officer; isAdministrator: boolean }) {
  const { visit, officer, isAdministrator } = props;
  const { say, language } = visit;
  const { id, absence } = officer;
  const action = `/people/officers/${id}`;
  return (
    <li class="card">
      <h3>
        <bdi>{officer.name}</bdi>
      </h3>
      <p class="quiet">
        <bdi dir="ltr">{id}</bdi> ·{" "}
        {officer.delegations.map((code) => delegationName(language, code)).join(" · ")}
      </p>
      {isAdministrator ? (
        <details>
          <summary>{say("officers.change")}</summary>
          <form method="post" action={action}>
            <input type="hidden" name="version" value={String(officer.version)} />
            <Field visit={visit} id={`name-${id}`} name="name" label="officers.name" value={officer.name} />
            <p class="field">
              <label for={`language-${id}`}>{say("invitations.language")}</label>
              <LanguageChoice visit={visit} id={`language-${id}`} chosen={officer.language} />
            </p>
            <Delegations visit={visit} id={`delegations-${id}`} chosen={officer.delegations} />
            <button type="submit">{say("officers.save")}</button>
          </form>
        </details>
      ) : null}
      <details open={absence !== undefined}>
        <summary>{say("officers.absence")}</summary>
        <form method="post" action={`${action}/absence`}>
          <Field
            visit={visit}
            id={`from-${id}`}
            name="from"
            label="officers.from"
            type="date"
            value={absence?.from}
          />
          <Field
            visit={visit}
            id={`to-${id}`}
            name="to"
            label="officers.to"
            type="date"
            value={absence?.to}
          />
          <Field
            visit={visit}
            id={`by-${id}`}
            name="substituteId"
            label="officers.substitute"
            value={absence?.substituteId}
          />
          <p class="row">
            <button type="submit">{say("officers.save")}</button>
            {absence === undefined ? null : (
              <button type="submit" name="act" value="back">
                {say("officers.back")}
              </button>
            )}
          </p>
        </form>
      </details>
      <details>
        <summary>{say("officers.handOver")}</summary>
        <form method="post" action={`${action}/hand-over`}>
          <Field visit={visit} id={`over-${id}`} name="to" label="officers.handOverTo" />
          <button type="submit">{say("officers.handOver")}</button>
        </form>
      </details>
    </li>
  );
}
