import type { Actor } from "@tawafuq/core/actors/actor";
import { type Language, languages } from "@tawafuq/core/language/localized-text";
import type { Mandate } from "@tawafuq/core/mandates/mandate";
import { type TextArgs, type TextKey, translate } from "@tawafuq/core/texts/catalogue";
import { getCookie, setCookie } from "hono/cookie";
import { type AppContext, actorOf } from "../app-env.ts";
import { cookieOptions, languageCookie } from "../cookies.ts";

export interface PagesOptions {
  /** True where `/dev/mailbox` shows the letters of this machine. */
  readonly mailbox?: boolean;
}

/** Who reads a page, in which language, and where. */
export interface Visit {
  readonly language: Language;
  readonly actor: Actor;
  /** The mandate an agent acts under. */
  readonly mandate?: Mandate | undefined;
  /** Path and query to come back to, without the choice of language. */
  readonly path: string;
  readonly mailbox: boolean;
  /** Where people reach the pages, without a closing slash: what is passed on names it. */
  readonly siteUrl: string;
  readonly say: (key: TextKey, args?: TextArgs) => string;
  /** A label with its value, punctuated as in the reader's language. */
  readonly labelled: (label: TextKey, value: string) => string;
}

const yearSeconds = 365 * 24 * 3600;

function isLanguage(value: string | undefined): value is Language {
  return languages.some((language) => language === value);
}

function pathWithoutLanguage(c: AppContext): string {
  const url = new URL(c.req.url);
  url.searchParams.delete("lang");
  return `${url.pathname}${url.search}`;
}

/** Reads the visit and remembers a language chosen with `?lang=`. A form's answer names the `path` to come back to. */
export function readVisit(c: AppContext, options: PagesOptions, path?: string): Visit {
  const asked = c.req.query("lang");
  const kept = getCookie(c, languageCookie(c));
  const chosen = isLanguage(asked) ? asked : isLanguage(kept) ? kept : undefined;
  if (isLanguage(asked)) setCookie(c, languageCookie(c), asked, cookieOptions(c, yearSeconds));
  const language = chosen ?? c.get("language") ?? "ar";
  return {
    language,
    actor: actorOf(c),
    mandate: c.get("mandate"),
    path: path ?? pathWithoutLanguage(c),
    mailbox: options.mailbox ?? false,
    siteUrl: new URL(c.req.url).origin,
    say: (key, args) => translate(language, key, args),
    labelled: (label, value) =>
      translate(language, "page.labelled", { label: translate(language, label), value }),
  };
}

/** The same page in another language. */
export function pathInLanguage(path: string, language: Language): string {
  const url = new URL(path, "http://page");
  url.searchParams.set("lang", language);
  return `${url.pathname}${url.search}`;
}
