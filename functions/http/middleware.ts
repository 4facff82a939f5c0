import { languages } from "@tawafuq/core/language/localized-text";
import type { Log, Ports } from "@tawafuq/core/ports";
import { DomainError } from "@tawafuq/core/refusals/refusal";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { languageDetector } from "hono/language";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import type { App, AppContext } from "./app-env.ts";
import { accessOf, guard } from "./guard.ts";
import { journalMandates } from "./mandate-journal.ts";
import { answerProblem, type Problem, problemOf, refusalToTell } from "./problem.ts";
import { logRequests } from "./request-log.ts";

/** What the middleware needs to know of the place it runs in. */
export interface MiddlewareOptions {
  /** The ports' own where absent. */
  readonly log?: Log;
  /** How a page tells of a problem; without it pages answer problem documents like the API. */
  readonly problemPage?: (c: AppContext, problem: Problem) => Response | Promise<Response>;
  /** True where everything is behind HTTPS. */
  readonly secureCookies?: boolean;
}

const kibibyte = 1024;
const bodyLimits = {
  normal: 256 * kibibyte,
  /** 500 decisions with notes of 1,000 characters. */
  decisions: 2048 * kibibyte,
  imports: 6 * 1024 * kibibyte,
};

function limitOf(path: string): number {
  if (path === "/v1/imports") return bodyLimits.imports;
  return path === "/v1/decisions" ? bodyLimits.decisions : bodyLimits.normal;
}

/** What every request passes before its route, and what errors become. */
export function useMiddleware(app: App, ports: Ports, options: MiddlewareOptions): void {
  const log = options.log ?? ports.log;
  const tell = (c: AppContext, refusal: DomainError): Response | Promise<Response> =>
    options.problemPage !== undefined && accessOf(c)?.page
      ? options.problemPage(c, problemOf(c, refusal))
      : answerProblem(c, refusal);

  app.use(requestId());
  app.use(logRequests(ports, log));
  app.use(
    secureHeaders({
      strictTransportSecurity: options.secureCookies ?? false,
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.use(
    languageDetector({
      order: ["header"],
      caches: false,
      supportedLanguages: [...languages],
      fallbackLanguage: "ar",
    }),
  );
  app.use(async (c, next) => {
    c.set("secureCookies", options.secureCookies ?? false);
    await next();
    if (c.req.path.startsWith("/v1/") && !c.res.headers.has("Cache-Control"))
      c.header("Cache-Control", "private, no-cache");
    c.header("Vary", "Accept-Language, Authorization", { append: true });
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c: AppContext, methods) => {
        c.header("Allow", methods.join(", "));
        return answerProblem(c, new DomainError("method_not_allowed", { method: c.req.method }));
      },
    }),
  );
  const conditional = etag({ retainedHeaders: [...RETAINED_304_HEADERS, "x-request-id"] });
  // A page may set a cookie, which an answer "not modified" would drop.
  app.use((c, next) => (accessOf(c)?.page ? next() : conditional(c, next)));
  const sameOrigin = csrf();
  app.use((c, next) => (accessOf(c)?.page ? sameOrigin(c, next) : next()));
  app.use(guard(ports, log));
  app.use(journalMandates(ports, log));
  app.use((c, next) =>
    bodyLimit({
      maxSize: limitOf(c.req.path),
      onError: () => {
        throw new DomainError("body_too_large", { limit: limitOf(c.req.path) });
      },
    })(c, next),
  );
  app.notFound((c) => answerProblem(c, new DomainError("not_found")));
  app.onError((error, c) => tell(c, refusalToTell(error, c, log)));
}
