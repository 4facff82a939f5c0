import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

const app = new Hono();
app.get("/", (c) => c.text("here"));

/** What a function of one route costs before it does anything. @public */
export const handler = handle(app);
