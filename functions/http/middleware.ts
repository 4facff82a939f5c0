import { languages } from "@tawafuq/core/language/localized-text";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { DomainError } from "@tawafuq/core/refusals/refusal";
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { languageDetector } from "hono/language";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import type { App, AppContext } from "./app-env.ts";
import { accessOf, guard } from "./guard.ts";
import { journalMandates } from "./mandate-journal.ts";
import { networkOf } from "./network-address.ts";
import { requireOwnOrigin } from "./own-origin.ts";
import { answerProblem, type Problem, problemOf, refusalToTell } from "./problem.ts";
import { limitAddresses, limitIdentities } from "./rate-limits.ts";
import { requirePlainJson, requireReadableForm } from "./readable-body.ts";
import { limitBody, limitDepth, limitHead } from "./request-limits.ts";
import { logRequests } from "./request-log.ts";
import { rotateTokens } from "./rotation.ts";
import { secureAnswers } from "./security-headers.ts";
import { requireSiteKey } from "./site-key.ts";

/** What the middleware needs to know of the place it runs in. */
export interface MiddlewareOptions {
  /** The ports' own where absent. */
  readonly log?: Log;
  /** How a page tells of a problem; without it pages answer problem documents like the API. */
  readonly problemPage?: (ports: Ports, c: AppContext, problem: Problem) => Response | Promise<Response>;
  /** True where everything is behind HTTPS. */
  readonly secureCookies?: boolean;
  /** The network address a request really came from; never what a header of the visitor's says. */
  readonly addressOf?: (c: AppContext) => string | undefined;
  /** The keys a site in front must show one of; all may come where absent. */
  readonly siteKey?: string;
}

/** What every request passes before its route, and what errors become. */
export function useMiddleware(app: App, ports: Ports, options: MiddlewareOptions): void {
  const log = options.log ?? ports.log;
  const tell = (c: AppContext, refusal: DomainError): Response | Promise<Response> =>
    options.problemPage !== undefined && accessOf(c)?.page
      ? options.problemPage(ports, c, problemOf(c, refusal))
      : answerProblem(c, refusal);

  app.use(requestId());
  app.use(logRequests(ports, log));
  app.use(secureAnswers(options.secureCookies ?? false));
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
    c.set("address", networkOf(options.addressOf?.(c) ?? "unknown"));
    await next();
    if (c.req.path.startsWith("/v1/") && !c.res.headers.has("Cache-Control"))
      c.header("Cache-Control", "private, no-cache");
    c.header("Vary", "Accept-Language, Authorization", { append: true });
  });
  if (options.siteKey !== undefined) app.use(requireSiteKey(options.siteKey));
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
  app.use(limitHead());
  app.use(limitAddresses(ports));
  app.use(requireOwnOrigin(ports));
  app.use(guard(ports, log));
  app.use(rotateTokens(ports));
  app.use(limitIdentities(ports));
  app.use(limitBody());
  app.use(limitDepth());
  app.use(requirePlainJson());
  app.use(requireReadableForm());
  app.use(journalMandates(ports, log));
  app.notFound((c) => answerProblem(c, new DomainError("not_found")));
  app.onError((error, c) => tell(c, refusalToTell(error, c, log)));
}
