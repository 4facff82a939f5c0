import { formatInstant } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { type Verdict, verifyReceipt } from "@tawafuq/core/receipts/verify-receipt";
import type { App } from "../app-env.ts";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

interface Typed {
  readonly id: string;
  readonly hash: string;
}

function VerdictBox({ visit, verdict }: { visit: Visit; verdict: Verdict }) {
  const { say, language } = visit;
  const at = verdict.at === undefined ? "" : formatInstant(language, verdict.at);
  return (
    <div class={verdict.verdict === "genuine" ? "told" : "fault"} role="status">
      <p>
        <strong>{say(`receipts.verdicts.${verdict.verdict}`)}</strong>
      </p>
      <p>{say(`receipts.details.${verdict.verdict}`, { at })}</p>
    </div>
  );
}

function VerifyForm({ visit, typed }: { visit: Visit; typed: Typed }) {
  const { say } = visit;
  return (
    <form method="post" action="/receipts/verify" enctype="multipart/form-data" class="card">
      <p class="field">
        <label for="id">{say("receipts.number")}</label>
        <input id="id" name="id" dir="ltr" required maxlength={200} value={typed.id} />
      </p>
      <p class="field">
        <label for="hash">{say("receipts.hashOr")}</label>
        <input id="hash" name="hash" dir="ltr" maxlength={100} spellcheck={false} value={typed.hash} />
      </p>
      <p class="field">
        <label for="copy">{say("receipts.fileOr")}</label>
        <input id="copy" name="copy" type="file" accept=".json,application/json" />
      </p>
      <button type="submit">{say("receipts.check")}</button>
    </form>
  );
}

/** `/receipts/verify`: anybody checks a receipt with its hash or the copy; what is sent is not kept. */
export function verifyReceiptPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/receipts/verify", (c) => {
    const visit = readVisit(c, options);
    const typed = { id: (c.req.query("id") ?? "").slice(0, 200), hash: "" };
    const body = (
      <>
        <h1>{visit.say("receipts.verifyTitle")}</h1>
        <p class="lead">{visit.say("receipts.verifyLead")}</p>
        <VerifyForm visit={visit} typed={typed} />
      </>
    );
    return answerPage(c, visit, visit.say("receipts.verifyTitle"), body);
  });

  app.post("/receipts/verify", async (c) => {
    const visit = readVisit(c, options, "/receipts/verify");
    const form = await c.req.parseBody();
    const id = typeof form.id === "string" ? form.id.trim().slice(0, 200) : "";
    const hash = typeof form.hash === "string" ? form.hash.trim().slice(0, 100) : "";
    const copy = form.copy instanceof File && form.copy.size > 0 ? await form.copy.text() : undefined;
    const isComplete = id !== "" && (hash !== "" || copy !== undefined);
    const shown = copy === undefined ? { id, hash } : { id, content: copy };
    const verdict = isComplete ? await verifyReceipt(ports, shown) : undefined;
    const body = (
      <>
        <h1>{visit.say("receipts.verifyTitle")}</h1>
        {verdict === undefined ? (
          <p class="fault" role="alert">
            {visit.say("receipts.missing")}
          </p>
        ) : (
          <VerdictBox visit={visit} verdict={verdict} />
        )}
        <VerifyForm visit={visit} typed={{ id, hash }} />
      </>
    );
    return answerPage(c, visit, visit.say("receipts.verifyTitle"), body, isComplete ? 200 : 400);
  });
}
