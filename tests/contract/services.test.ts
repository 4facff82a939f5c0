import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { LocalServiceError } from "@tawafuq/local/local-service-error";
import { type Services, startServices } from "@tawafuq/local/services";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient, key, refusalOf, s, tableDefinition } from "./dynamodb/connection.ts";

describe("the services in their child process", () => {
  let dataDir: string;
  const running: Services[] = [];
  const start = async (more: { dynamoPort?: number; sqsPort?: number } = {}, folder = dataDir) => {
    const services = await startServices({ dataDir: folder, ...more });
    running.push(services);
    return services;
  };
  const stopAll = async () => {
    await Promise.all(running.splice(0).map((services) => services.stop()));
  };
  const refusedStart = async (more: { dynamoPort?: number; sqsPort?: number } = {}, folder = dataDir) => {
    const refusal = await refusalOf<LocalServiceError>(start(more, folder));
    expect(refusal).toBeInstanceOf(LocalServiceError);
    expect(refusal.message).toMatch(/^[A-Z][^\n]+\.$/);
    return refusal.code;
  };

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "tawafuq-services-"));
  });

  afterEach(async () => {
    await stopAll();
    await rm(dataDir, { recursive: true });
  });

  test("answer on loopback, and keep their data from start to start", async () => {
    const first = await start();
    expect(first.endpoints.dynamodb).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(first.endpoints.sqs).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const client = createClient(first.endpoints.dynamodb);
    await client.send(new CreateTableCommand(tableDefinition("kept")));
    await client.send(new PutItemCommand({ TableName: "kept", Item: { ...key("a"), text: s("محفوظ 🌾") } }));
    client.destroy();
    await first.stop();
    expect(await first.onExit).toEqual({ code: 0, signal: null });

    const second = createClient((await start()).endpoints.dynamodb);
    const { Item } = await second.send(new GetItemCommand({ TableName: "kept", Key: key("a") }));
    second.destroy();
    expect(Item?.text).toEqual(s("محفوظ 🌾"));
  });

  test("say that a port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    expect(await refusedStart({ dynamoPort: port })).toBe("port-in-use");
    expect(await refusedStart({ sqsPort: port })).toBe("port-in-use");
    other.close();
  });

  test("say that the data folder cannot be written to", async () => {
    await writeFile(join(dataDir, "file"), "");
    expect(await refusedStart({}, join(dataDir, "file"))).toBe("data-folder-unwritable");
  });

  test("say that another Tawafuq has the data folder, and leave that one alone", async () => {
    const first = await start();
    expect(await refusedStart()).toBe("data-folder-in-use");
    expect((await fetch(`${first.endpoints.sqs}/_counts`)).status).toBe(200);
  });

  const manifest = async () => (await readFile(join(dataDir, "dynamodb", "CURRENT"), "utf8")).trim();
  const damages: [string, () => Promise<void>][] = [
    ["a garbled CURRENT", () => writeFile(join(dataDir, "dynamodb", "CURRENT"), "garbled")],
    ["a missing CURRENT", () => rm(join(dataDir, "dynamodb", "CURRENT"))],
    [
      "a CURRENT that names nothing",
      () => writeFile(join(dataDir, "dynamodb", "CURRENT"), "MANIFEST-999999\n"),
    ],
    ["a truncated MANIFEST", async () => truncate(join(dataDir, "dynamodb", await manifest()), 20)],
    [
      "a garbled MANIFEST",
      async () => writeFile(join(dataDir, "dynamodb", await manifest()), Buffer.alloc(300, 7)),
    ],
    [
      "a queue file that is no database",
      () => writeFile(join(dataDir, "sqs", "queues.sqlite"), "نص ".repeat(1000)),
    ],
    [
      "a queue file with garbled pages",
      async () => {
        const path = join(dataDir, "sqs", "queues.sqlite");
        const bytes = await readFile(path);
        await writeFile(path, bytes.fill(0x5a, 4096));
      },
    ],
  ];
  test.each(damages)("say that the data is damaged: %s", async (_name, damage) => {
    await start();
    await stopAll();
    await damage();
    expect(await refusedStart()).toBe("data-damaged");
  });

  test("tell when their process is killed", async () => {
    const services = await start();
    process.kill(services.pid, "SIGKILL");
    expect(await services.onExit).toEqual({ code: null, signal: "SIGKILL" });
    await services.stop();
  });

  test("end with the process that started them, even when it is killed", async () => {
    const script = `
      import { startServices } from "@tawafuq/local/services";
      const { endpoints } = await startServices({ dataDir: ${JSON.stringify(dataDir)} });
      console.log(endpoints.sqs);
      setInterval(() => undefined, 1000);
    `;
    const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const endpoint = line.toString().trim();
    expect((await fetch(`${endpoint}/_counts`)).status).toBe(200);
    parent.kill("SIGKILL");
    await expect
      .poll(
        () =>
          fetch(`${endpoint}/_counts`).then(
            () => "up",
            () => "down",
          ),
        { timeout: 20_000 },
      )
      .toBe("down");
    // The folder is free again as soon as the orphan has closed it.
    await expect
      .poll(
        () =>
          start().then(
            () => "started",
            (error: Error) => error.message,
          ),
        { timeout: 20_000 },
      )
      .toBe("started");
  });
});
