import {
  type Language,
  type LocalizedText,
  languages,
  pickText,
} from "@tawafuq/core/language/localized-text";
import { html } from "hono/html";
import type { Child, PropsWithChildren } from "hono/jsx";
import type { AppContext } from "../app-env.ts";
import { MandateBanner } from "./mandate-banner.tsx";
import { pathInLanguage, type Visit } from "./visit.ts";

const languageNames: Record<Language, string> = { ar: "العربية", fr: "Français", en: "English" };

function LanguageSwitch({ visit }: { visit: Visit }) {
  return (
    <nav class="languages" aria-label={visit.say("page.languages")}>
      {languages.map((language) => (
        <a
          href={pathInLanguage(visit.path, language)}
          lang={language}
          hreflang={language}
          aria-current={language === visit.language ? "true" : undefined}
        >
          {languageNames[language]}
        </a>
      ))}
    </nav>
  );
}

function Menu({ visit }: { visit: Visit }) {
  const { say, actor } = visit;
  const links = [
    { href: "/", label: say("page.home"), show: true },
    {
      href: "/queue",
      label: say("page.queue"),
      show: actor.kind === "officer" || actor.kind === "administrator",
    },
    {
      href: "/inbox",
      label: say("page.inbox"),
      show: actor.kind === "cooperative" || actor.kind === "holder",
    },
    { href: "/me", label: say("me.title"), show: actor.kind !== "anonymous" },
    { href: "/dev/mailbox", label: say("page.mailbox"), show: visit.mailbox },
    { href: "/auth/enter", label: say("signIn.menu"), show: actor.kind === "anonymous" },
  ];
  const here = new URL(visit.path, "http://page").pathname;
  return (
    <nav aria-label={say("page.menu")}>
      {links
        .filter((link) => link.show)
        .map((link) => (
          <a href={link.href} aria-current={link.href === here ? "page" : undefined}>
            {link.label}
          </a>
        ))}
      {actor.kind === "anonymous" ? null : (
        <form method="post" action="/leave">
          <button type="submit">{say("page.leave")}</button>
        </form>
      )}
    </nav>
  );
}

function Document({ visit, title, children }: PropsWithChildren<{ visit: Visit; title: string }>) {
  const { say, language } = visit;
  return (
    <html lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${say("page.name")}`}</title>
        <link rel="stylesheet" href="/assets/tawafuq.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#content">
          {say("page.skip")}
        </a>
        <header class="bar-top">
          <div class="inner">
            <span class="brand">{say("page.name")}</span>
            <Menu visit={visit} />
            <LanguageSwitch visit={visit} />
          </div>
        </header>
        <main id="content" tabindex={-1}>
          <MandateBanner visit={visit} />
          {children}
        </main>
        <footer>
          <div class="inner small">{say("page.footer")}</div>
        </footer>
      </body>
    </html>
  );
}

type PageStatus =
  | 200
  | 400
  | 401
  | 403
  | 404
  | 405
  | 409
  | 410
  | 412
  | 413
  | 415
  | 422
  | 428
  | 429
  | 431
  | 500
  | 503;

/** Answers with a whole page; pages are the reader's own and never shared by caches. */
export function answerPage(
  c: AppContext,
  visit: Visit,
  title: string,
  body: Child,
  status: PageStatus = 200,
): Response | Promise<Response> {
  c.header("Cache-Control", "private, no-cache");
  c.header("Content-Language", visit.language);
  c.header("Vary", "Cookie", { append: true });
  const page = (
    <Document visit={visit} title={title}>
      {body}
    </Document>
  );
  return c.html(html`<!doctype html>${page}`, status);
}

/** A text people wrote, in the reader's language or the nearest, apart from the line's direction. */
export function Written({ visit, text }: { visit: Visit; text: LocalizedText }) {
  const picked = pickText(text, visit.language);
  return <bdi lang={picked.language}>{picked.text}</bdi>;
}

/** What went wrong and what to do. */
export function Fault({ title, detail }: { title: string; detail: string }) {
  return (
    <div class="fault" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{detail}</p>
    </div>
  );
}

/** A share of 0..1 as a bar; the number stands beside it. */
export function Bar({ share }: { share: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={Math.round(share * 100)} height="8" />
    </svg>
  );
}
