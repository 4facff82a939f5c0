import { type ApiKey, KeyInput } from "@tawafuq/core/api-keys/api-key";
import { issueKey } from "@tawafuq/core/api-keys/issue-key";
import { listKeys } from "@tawafuq/core/api-keys/list-keys";
import { revokeKey } from "@tawafuq/core/api-keys/revoke-key";
import { formatDate } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { faultsOf } from "@tawafuq/core/refusals/field-faults";
import { type FieldFault, isRefusal } from "@tawafuq/core/refusals/refusal";
import { renderFieldFault } from "@tawafuq/core/texts/translate";
import type { App, AppContext } from "../app-env.ts";
import { ErrorSummary, Select, TextField } from "./fields.tsx";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const shown = 100;
const bearers = ["cooperative", "holder", "officer", "administrator"] as const;

type Typed = Readonly<Record<"label" | "kind" | "id" | "expiresInDays", string>>;

/** Which field of the form a fault belongs to. */
const fieldOf = {
  label: "label",
  "scope.kind": "kind",
  "scope.id": "id",
  expiresInDays: "expiresInDays",
} as const;

function KeyLine({ visit, apiKey, now }: { visit: Visit; apiKey: ApiKey; now: string }) {
  const { say, language } = visit;
  const isActive = apiKey.revokedAt === undefined && apiKey.expiresAt > now;
  return (
    <li>
      <span>
        <bdi>{apiKey.label}</bdi> – {say(`roles.${apiKey.scope.kind}`)}{" "}
        <bdi dir="ltr" class="soft small">
          {apiKey.scope.id}
        </bdi>
        <span class="soft small"> {say("keys.until", { date: formatDate(language, apiKey.expiresAt) })}</span>
      </span>
      {isActive ? (
        <form method="post" action={`/keys/${apiKey.id}/revoke`}>
          <button type="submit" class="quiet">
            {say("keys.revoke")}
          </button>
        </form>
      ) : (
        <span class="tag bad">{say("keys.over")}</span>
      )}
    </li>
  );
}

function KeyForm({ visit, typed, faults }: { visit: Visit; typed: Typed; faults: readonly FieldFault[] }) {
  const { say, language } = visit;
  const wrong = (name: keyof Typed) => {
    const fault = faults.find(({ path }) => fieldOf[path as keyof typeof fieldOf] === name);
    return fault && renderFieldFault(language, fault.rule, fault.args ?? {});
  };
  const names = ["label", "kind", "id", "expiresInDays"] as const;
  return (
    <>
      <ErrorSummary
        title={say("steps.wrong")}
        faults={names.flatMap((name) => {
          const text = wrong(name);
          return text === undefined ? [] : [{ href: `#${name}`, text }];
        })}
      />
      <form method="post" action="/keys" class="card narrow">
        <h2>{say("keys.issueTitle")}</h2>
        <TextField
          name="label"
          label={say("keys.label")}
          value={typed.label}
          maxlength={80}
          wrong={wrong("label")}
        />
        <Select
          name="kind"
          label={say("keys.kind")}
          value={typed.kind}
          options={bearers.map((kind) => [kind, say(`roles.${kind}`)])}
        />
        <TextField
          name="id"
          label={say("keys.id")}
          hint={say("keys.idHint")}
          value={typed.id}
          maxlength={100}
          isLatin
          wrong={wrong("id")}
        />
        <TextField
          name="expiresInDays"
          label={say("keys.days")}
          value={typed.expiresInDays}
          inputmode="numeric"
          isShort
          isLatin
          wrong={wrong("expiresInDays")}
        />
        <button type="submit">{say("keys.issue")}</button>
      </form>
    </>
  );
}

interface Told {
  readonly typed?: Typed;
  readonly faults?: readonly FieldFault[];
  readonly token?: string;
}

async function showKeys(c: AppContext, ports: Ports, visit: Visit, told: Told = {}): Promise<Response> {
  const { say } = visit;
  const keys = await listKeys(ports, visit.actor, { limit: shown });
  const {
    typed = { label: "", kind: "cooperative", id: "", expiresInDays: "365" },
    faults = [],
    token,
  } = told;
  const body = (
    <>
      <h1>{say("keys.title")}</h1>
      <p class="lead">{say("keys.lead")}</p>
      {token === undefined ? null : (
        <div class="told" role="status">
          <p>{say("keys.once")}</p>
          <p>
            <code dir="ltr">{token}</code>
          </p>
        </div>
      )}
      <KeyForm visit={visit} typed={typed} faults={faults} />
      <ul class="tasks">
        {keys.items.map((apiKey) => (
          <KeyLine visit={visit} apiKey={apiKey} now={ports.now().toISOString()} />
        ))}
      </ul>
    </>
  );
  const answer = await answerPage(c, visit, say("keys.title"), body, faults.length === 0 ? 200 : 422);
  // A token is shown this once; no cache keeps it.
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}

/** `/keys`: the keys of machines and partners, for administrators: issue one, revoke one. */
export function keyPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/keys", (c) => showKeys(c, ports, readVisit(c, options)));

  app.post("/keys", async (c) => {
    const visit = readVisit(c, options, "/keys");
    const form = await c.req.parseBody();
    const text = (name: keyof Typed) => (typeof form[name] === "string" ? form[name].trim() : "");
    const typed: Typed = {
      label: text("label"),
      kind: text("kind"),
      id: text("id"),
      expiresInDays: text("expiresInDays"),
    };
    const sent = {
      label: typed.label,
      scope: { kind: typed.kind, id: typed.id },
      expiresInDays: typed.expiresInDays === "" ? undefined : Number(typed.expiresInDays),
    };
    const parsed = KeyInput.safeParse(sent);
    if (!parsed.success)
      return showKeys(c, ports, visit, { typed, faults: faultsOf(parsed.error.issues, sent) });
    try {
      const { token } = await issueKey(ports, visit.actor, parsed.data);
      return await showKeys(c, ports, visit, { token });
    } catch (error) {
      if (!isRefusal(error, "invalid_input")) throw error;
      return showKeys(c, ports, visit, { typed, faults: error.faults });
    }
  });

  app.post("/keys/:id/revoke", async (c) => {
    const { actor } = readVisit(c, options, "/keys");
    await revokeKey(ports, actor, c.req.param("id"));
    return c.redirect("/keys", 303);
  });
}
