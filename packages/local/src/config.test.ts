import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { StartError } from "./start-error.ts";
import { readStartOptions } from "./start-options.ts";

describe("readConfig", () => {
  it("has defaults", () => {
    expect(readConfig({})).toEqual({ port: 3000, dataDir: resolve(".data") });
    expect(readConfig({ PORT: "", DATA_DIR: "" })).toEqual(readConfig({}));
  });

  it.each(["http", "-1", "65536", "30.5"])("refuses PORT=%s in one sentence", (PORT) => {
    expect(() => readConfig({ PORT })).toThrow(StartError);
    expect(() => readConfig({ PORT })).toThrow(`not "${PORT}".`);
  });
});

describe("readStartOptions", () => {
  it("reads what was asked for", () => {
    expect(readStartOptions(["--fresh", "--empty"])).toMatchObject({ fresh: true, empty: true, help: false });
  });

  it.each([["--frsh"], ["data"], ["--fresh=1"]])("refuses %s", (option) => {
    expect(() => readStartOptions([option])).toThrow(StartError);
  });
});
