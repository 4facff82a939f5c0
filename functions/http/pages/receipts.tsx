import { formatInstant } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { listMyReceipts, readDeposit, readReceipt } from "@tawafuq/core/receipts/read-receipts";
import type { Receipt } from "@tawafuq/core/receipts/receipt";
import type { App } from "../app-env.ts";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const shown = 25;

function ReceiptFacts({ visit, receipt }: { visit: Visit; receipt: Receipt }) {
  const { say, language } = visit;
  return (
    <dl>
      <dt>{say("receipts.number")}</dt>
      <dd>
        <bdi dir="ltr">{receipt.id}</bdi>
      </dd>
      <dt>{say("receipts.at")}</dt>
      <dd>{formatInstant(language, receipt.at)}</dd>
      <dt>{say("receipts.utc")}</dt>
      <dd>
        <bdi dir="ltr">{receipt.at}</bdi>
      </dd>
      <dt>{say("receipts.idea")}</dt>
      <dd>
        <bdi dir="ltr">{receipt.ideaId}</bdi>
      </dd>
      <dt>{say("receipts.version")}</dt>
      <dd>{receipt.ideaVersion}</dd>
      <dt>{say("receipts.hash")}</dt>
      <dd>
        <bdi dir="ltr">{receipt.hash}</bdi>
      </dd>
      <dt>{say("receipts.signature")}</dt>
      <dd>
        <bdi dir="ltr">{receipt.signature}</bdi>
      </dd>
    </dl>
  );
}

function PrintedReceipt({ visit, receipt, siteUrl }: { visit: Visit; receipt: Receipt; siteUrl: string }) {
  const { say } = visit;
  const verifyHref = `/receipts/verify?id=${receipt.id}`;
  return (
    <>
      <h1>{say("receipts.title")}</h1>
      <p class="lead">{say("receipts.statement")}</p>
      <div class="card">
        <ReceiptFacts visit={visit} receipt={receipt} />
      </div>
      <h2>{say("receipts.howTitle")}</h2>
      <ol>
        <li>{say("receipts.how1")}</li>
        <li>{say("receipts.how2")}</li>
        <li>{say("receipts.how3")}</li>
      </ol>
      <p>
        <a href={verifyHref}>
          {say("receipts.toVerify")} <bdi dir="ltr">{`${siteUrl}/receipts/verify`}</bdi>
        </a>
      </p>
      <p class="row screen">
        <a href={`/receipts/${receipt.id}/content`} download={`${receipt.id}.json`}>
          {say("receipts.download")}
        </a>
        <a href="/me/receipts">{say("receipts.toMine")}</a>
      </p>
    </>
  );
}

/** `/me/receipts` and `/receipts/<id>`: a holder's receipts, each to print, with the exact copy that was hashed. */
export function receiptPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/me/receipts", async (c) => {
    const visit = readVisit(c, options);
    const { say, language, actor } = visit;
    const page = await listMyReceipts(ports, actor, { limit: shown, cursor: c.req.query("cursor") });
    const body = (
      <>
        <h1>{say("receipts.mineTitle")}</h1>
        <p class="lead">{say("receipts.mineLead")}</p>
        {page.items.length === 0 ? <p>{say("receipts.none")}</p> : null}
        <ul>
          {page.items.map((receipt) => (
            <li>
              <a href={`/receipts/${receipt.id}`}>{formatInstant(language, receipt.at)}</a> –{" "}
              <bdi dir="ltr">{receipt.ideaId}</bdi>
            </li>
          ))}
        </ul>
        {page.cursor === undefined ? null : (
          <p>
            <a href={`/me/receipts?cursor=${encodeURIComponent(page.cursor)}`} rel="next">
              {say("receipts.older")}
            </a>
          </p>
        )}
        <p>
          <a href="/receipts/verify">{say("receipts.verifyTitle")}</a>
        </p>
      </>
    );
    return answerPage(c, visit, say("receipts.mineTitle"), body);
  });

  app.get("/receipts/:id", async (c) => {
    const visit = readVisit(c, options);
    const receipt = await readReceipt(ports, visit.actor, c.req.param("id"));
    const body = <PrintedReceipt visit={visit} receipt={receipt} siteUrl={ports.siteUrl} />;
    return answerPage(c, visit, visit.say("receipts.title"), body);
  });

  app.get("/receipts/:id/content", async (c) => {
    const id = c.req.param("id");
    const content = await readDeposit(ports, readVisit(c, options).actor, id);
    return c.body(content, 200, {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="${encodeURIComponent(id)}.json"`,
      "Cache-Control": "no-store",
    });
  });
}
