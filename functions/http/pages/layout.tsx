import type { Actor } from "@tawafuq/core/actors/actor";
import {
  type Language,
  type LocalizedText,
  languages,
  pickText,
} from "@tawafuq/core/language/localized-text";
import type { TextKey } from "@tawafuq/core/texts/catalogue";
import { html } from "hono/html";
import type { Child, PropsWithChildren } from "hono/jsx";
import type { AppContext } from "../app-env.ts";
import { assetPaths, workerPath } from "./assets.ts";
import { Icon, type IconName } from "./icon.tsx";
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

interface MenuLink {
  readonly href: string;
  readonly icon: IconName;
  readonly label: TextKey;
}

const forEverybody: readonly MenuLink[] = [
  { href: "/", icon: "home", label: "page.home" },
  { href: "/bank", icon: "search", label: "page.bank" },
];
const queue: MenuLink = { href: "/queue", icon: "list", label: "page.queue" };
const inbox: MenuLink = { href: "/inbox", icon: "inbox", label: "page.inbox" };
const people: MenuLink = { href: "/people", icon: "people", label: "me.people" };
const me: MenuLink = { href: "/me", icon: "person", label: "me.title" };

/** What each kind of visitor comes for, most wanted first. */
const linksOf: Readonly<Record<Actor["kind"], readonly MenuLink[]>> = {
  anonymous: [...forEverybody, { href: "/auth/enter", icon: "enter", label: "signIn.menu" }],
  person: [...forEverybody, me],
  cooperative: [
    inbox,
    { href: "/profile", icon: "people", label: "page.profile" },
    ...forEverybody.slice(1),
    me,
  ],
  holder: [inbox, { href: "/my/ideas", icon: "idea", label: "page.myIdeas" }, ...forEverybody.slice(1), me],
  officer: [queue, people, ...forEverybody.slice(1), me],
  administrator: [queue, people, { href: "/operations", icon: "activity", label: "page.operations" }, me],
  juror: [...forEverybody, me],
  agent: [{ href: "/mandates", icon: "people", label: "me.mandates" }, ...forEverybody, me],
  system: [],
};

function Menu({ visit }: { visit: Visit }) {
  const { say, actor } = visit;
  const here = new URL(visit.path, "http://page").pathname;
  return (
    <nav aria-label={say("page.menu")}>
      {linksOf[actor.kind].map(({ href, icon, label }) => (
        <a href={href} aria-current={href === here ? "page" : undefined}>
          <Icon name={icon} />
          {say(label)}
        </a>
      ))}
      {actor.kind === "anonymous" ? null : (
        <form method="post" action="/leave">
          <button type="submit">
            <Icon name="leave" />
            {say("page.leave")}
          </button>
        </form>
      )}
    </nav>
  );
}

/** What a page says of itself to those who link to it. */
export interface About {
  readonly description?: string | undefined;
  /** True where anybody may read it and pass it on. */
  readonly shared?: boolean;
  /** Path of what is shown beside a link to it; the picture of the bank where absent. */
  readonly picture?: string;
}

function Head({ visit, title, about }: { visit: Visit; title: string; about: About }) {
  const { say, language, siteUrl } = visit;
  const description = about.description ?? say("page.description");
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · ${say("page.name")}`}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <link rel="stylesheet" href={assetPaths.css} />
      <link rel="icon" type="image/svg+xml" href={assetPaths.mark} />
      {about.shared === true ? (
        <>
          <meta property="og:site_name" content={say("page.name")} />
          <meta property="og:title" content={title} />
          <meta property="og:description" content={description} />
          <meta property="og:locale" content={language} />
          <meta property="og:image" content={`${siteUrl}${about.picture ?? assetPaths.share}`} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
      <script src={assetPaths.js} defer />
    </head>
  );
}

function Document({
  visit,
  title,
  about,
  children,
}: PropsWithChildren<{ visit: Visit; title: string; about: About }>) {
  const { say, language } = visit;
  return (
    <html lang={language} dir={language === "ar" ? "rtl" : "ltr"} data-worker={workerPath}>
      <Head visit={visit} title={title} about={about} />
      <body>
        <a class="skip" href="#content">
          {say("page.skip")}
        </a>
        <header class="bar-top">
          <div class="inner">
            <a class="brand" href="/">
              <img src={assetPaths.mark} alt="" width="32" height="32" />
              {say("page.name")}
            </a>
            <Menu visit={visit} />
            <LanguageSwitch visit={visit} />
          </div>
        </header>
        <main id="content" tabindex={-1}>
          <MandateBanner visit={visit} />
          {children}
        </main>
        <footer>
          <div class="inner small">
            <p>{say("page.footer")}</p>
            <a href="/receipts/verify">{say("page.verify")}</a>
            {visit.mailbox ? <a href="/dev/mailbox">{say("page.mailbox")}</a> : null}
          </div>
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
  about: About = {},
): Response | Promise<Response> {
  c.header("Cache-Control", "private, no-cache");
  c.header("Content-Language", visit.language);
  c.header("Vary", "Cookie", { append: true });
  const page = (
    <Document visit={visit} title={title} about={about}>
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
