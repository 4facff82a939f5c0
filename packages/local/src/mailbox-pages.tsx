import { Hono } from "hono";
import type { PropsWithChildren } from "hono/jsx";
import { findMail, readMailbox, type StoredMail } from "./mailbox.ts";

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{text-align:start;padding:.35rem .6rem;border-bottom:1px solid #ddd}
pre{white-space:pre-wrap;background:#f6f6f4;padding:1rem;unicode-bidi:plaintext}`;

function Frame({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

function titleOf(mail: StoredMail): string {
  return mail.kind === "sms" ? `SMS: ${mail.text}` : mail.subject;
}

/** `/dev/mailbox`: what would have left by mail or SMS, to be read on this machine only. */
export function createMailboxPages(folder: string): Hono {
  const pages = new Hono().basePath("/dev/mailbox");

  pages.get("/", async (context) => {
    const mails = await readMailbox(folder);
    return context.html(
      <Frame title={`Mailbox (${mails.length})`}>
        <table>
          <thead>
            <tr>
              <th>To</th>
              <th>Subject</th>
              <th>Date</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr>
                <td>{mail.to.join(", ")}</td>
                <td dir="auto">
                  <a href={`/dev/mailbox/${encodeURIComponent(mail.file)}`}>{titleOf(mail)}</a>
                </td>
                <td>{mail.date}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>,
    );
  });

  pages.get("/:file", async (context) => {
    const mail = await findMail(folder, context.req.param("file"));
    if (mail === undefined)
      return context.html(
        <Frame title="No such letter">
          <p>
            <a href="/dev/mailbox">All letters</a>
          </p>
        </Frame>,
        404,
      );
    return context.html(
      <Frame title={titleOf(mail)}>
        <p>
          To {mail.to.join(", ")}, {mail.date}. <a href="/dev/mailbox">All letters</a>
        </p>
        <pre dir="auto">{mail.text}</pre>
      </Frame>,
    );
  });

  return pages;
}
