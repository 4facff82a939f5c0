import { accessTable } from "@tawafuq/functions/http/access";
import { pageAccess } from "@tawafuq/functions/http/pages/access";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

const Operation = z.looseObject({
  summary: z.string().min(1),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean() })).default([]),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.looseObject({ description: z.string().min(1) }),
  ),
});
const Contract = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith("/"),
    z.partialRecord(z.enum(["get", "put", "post", "delete"]), Operation),
  ),
  components: z.looseObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), z.unknown()),
    securitySchemes: z.looseObject({
      key: z.looseObject({ type: z.literal("http"), scheme: z.literal("bearer") }),
    }),
  }),
});

function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : referencesIn(inner),
  );
}

function resolve(document: unknown, reference: string): unknown {
  return reference
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>(
      (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
      document,
    );
}

describe("the contract", () => {
  let app: TestApp;
  let document: z.infer<typeof Contract>;
  beforeAll(async () => {
    app = await startTestApp();
    const response = await app.request("/openapi.json");
    expect(response.headers.get("content-type")).toContain("application/json");
    document = Contract.parse(await response.json());
  });
  afterAll(() => app.stop());

  it("holds every route of the API, and no other", () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const rows = Object.keys(accessTable).filter((row) => !Object.hasOwn(pageAccess, row));
    expect(described.sort()).toEqual(rows.sort());
  });

  it("resolves every reference", () => {
    const references = new Set(referencesIn(document));
    expect(references.size).toBeGreaterThan(20);
    expect([...references].filter((reference) => resolve(document, reference) === undefined)).toEqual([]);
  });

  it("declares every parameter of a path, and asks for a key where the access table does", () => {
    for (const [path, operations] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(operations)) {
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        const declared = operation.parameters.filter((parameter) => parameter.in === "path");
        expect(declared.map(({ name }) => name).sort()).toEqual(inPath.sort());
        expect(declared.every(({ required }) => required)).toBe(true);
        const isOpen = accessTable[`${method.toUpperCase()} ${path}`]?.who === "anybody";
        expect([path, operation.security]).toEqual([path, isOpen ? [] : [{ key: [] }]]);
        if (path.startsWith("/v1/") && !isOpen) expect(Object.keys(operation.responses)).toContain("default");
      }
  });

  it("never names what must not leave", () => {
    const text = JSON.stringify(document);
    for (const secret of ["secretHash", "rowHash"]) expect(text).not.toContain(secret);
  });

  it("is shown on a page without a script of its own inside", async () => {
    const page = await app.request("/docs");
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    for (const [, asset = ""] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(asset).toMatch(/^\/docs\/assets\//);
      const response = await app.request(asset);
      expect(response.status).toBe(200);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(50);
    }
    expect((await app.request("/docs/assets/package.json")).status).toBe(404);
    expect((await app.request("/docs/assets/..%2F..%2Fhono%2Fpackage.json")).status).toBe(404);
  });
});
