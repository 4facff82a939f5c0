import { OpenAPIHono } from "@hono/zod-openapi";
import { faultsOf } from "@tawafuq/core/refusals/field-faults";
import type { App, AppEnv } from "./app-env.ts";
import { RequestFault } from "./problem.ts";

const places = {
  json: "body",
  form: "body",
  query: "query",
  param: "path",
  header: "header",
  cookie: "header",
} as const;

/** An app whose routes refuse what does not fit their description. */
export function newApp(): App {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success)
        throw new RequestFault(
          places[result.target],
          faultsOf(result.error.issues, Reflect.get(result, "data")),
        );
    },
  });
}
