import { DomainError, refusalCodes } from "@tawafuq/core/refusals/refusal";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { describe, expect, it } from "vitest";
import type { AppEnv } from "./app-env.ts";
import { answerProblem, Problem, RequestFault, refusalOf, refusalToTell } from "./problem.ts";
import { refusalStatus } from "./refusal-status.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function told(error: unknown, language: "ar" | "fr" | "en" = "en") {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => {
    c.set("language", language);
    c.set("requestId", "request-1");
    return answerProblem(c, refusalToTell(error, c, silent));
  });
  const response = await app.request("/");
  return { response, problem: Problem.parse(await response.json()) };
}

describe("problems", () => {
  it.each(refusalCodes)("tells %s with its own status, type and words in three languages", async (code) => {
    const titles = new Set<string>();
    for (const language of ["ar", "fr", "en"] as const) {
      const { response, problem } = await told(new DomainError(code, { count: 2 }), language);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      expect(response.headers.get("Content-Language")).toBe(language);
      expect(response.status).toBe(refusalStatus[code]);
      expect(problem).toMatchObject({
        code,
        status: refusalStatus[code],
        type: `https://tawafuq.example/problems/${code}`,
        instance: "request-1",
      });
      expect(problem.title).not.toBe("");
      expect(problem.detail).not.toContain("refusals.");
      titles.add(problem.title);
    }
    expect(titles.size).toBeGreaterThan(0);
  });

  it("points at each fault of the body", async () => {
    const { problem } = await told(
      new DomainError("invalid_input", {}, [
        { path: "members.women", rule: "women_more_than_members" },
        { path: "name", rule: "too_small", args: { minimum: 2, origin: "string" } },
      ]),
    );
    expect(problem.errors).toMatchObject([
      { pointer: "/members/women", in: "body", rule: "women_more_than_members" },
      { pointer: "/name", in: "body", rule: "too_small" },
    ]);
    expect(problem.errors?.[1]?.detail).toContain("2");
  });

  it("says where a fault stands that is not in the body", async () => {
    const { problem } = await told(
      new RequestFault("header", [{ path: "If-Match", rule: "invalid_format" }]),
    );
    expect(problem.errors).toMatchObject([{ pointer: "/If-Match", in: "header" }]);
  });

  it("asks for a key on 401 and to come back on 503", async () => {
    expect((await told(new DomainError("key_expired"))).response.headers.get("WWW-Authenticate")).toContain(
      "Bearer",
    );
    expect((await told(new DomainError("busy_try_again"))).response.headers.get("Retry-After")).toBe("1");
  });

  it("tells nothing of what nobody foresaw, but logs it with the request id", async () => {
    const logged: unknown[] = [];
    const app = new Hono<AppEnv>();
    app.get("/", (c) => {
      c.set("requestId", "request-2");
      const log = { ...silent, error: (_: string, fields?: object) => void logged.push(fields) };
      return answerProblem(c, refusalToTell(new TypeError("secret detail"), c, log));
    });
    const response = await app.request("/");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret detail");
    expect(logged).toMatchObject([
      { requestId: "request-2", error: expect.stringContaining("secret detail") },
    ]);
  });

  it.each([
    [400, "invalid_input"],
    [403, "not_allowed"],
    [413, "body_too_large"],
    [415, "unsupported_media_type"],
  ] as const)("takes the framework's %i for %s", (status, code) => {
    expect(refusalOf(new HTTPException(status))?.code).toBe(code);
  });
});
