import "@hono/zod-openapi";

/** zod whose schemas can be described (`.openapi()`), in a form of which bundles carry only what is used. */
export * from "zod";
