import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { KMSClientConfig } from "@aws-sdk/client-kms";
import { expect, onTestFinished, test } from "vitest";
import { unwrapMasterKey } from "./unwrap-master-key.ts";

const key = Buffer.alloc(32, 7);

/** A loopback server that speaks KMS's JSON: it opens the one ciphertext it knows. */
async function startKms(): Promise<{ config: KMSClientConfig; asked: unknown[] }> {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as { CiphertextBlob: string };
    asked.push({ target: request.headers["x-amz-target"], ...body });
    const opens = body.CiphertextBlob === Buffer.from("sealed").toString("base64");
    response.writeHead(opens ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
    response.end(
      JSON.stringify(
        opens ? { Plaintext: key.toString("base64") } : { __type: "InvalidCiphertextException" },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const config = {
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-3",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  return { config, asked };
}

test("a wrapped master key is opened by KMS, for its own purpose only", async () => {
  const { config, asked } = await startKms();
  const wrapped = `kms:${Buffer.from("sealed").toString("base64")}`;
  expect(await unwrapMasterKey(wrapped, config)).toEqual(key);
  expect(asked).toEqual([
    {
      target: "TrentService.Decrypt",
      CiphertextBlob: Buffer.from("sealed").toString("base64"),
      EncryptionContext: { purpose: "tawafuq-master-key" },
    },
  ]);
});

test("what KMS does not open is refused", async () => {
  const { config } = await startKms();
  await expect(unwrapMasterKey("kms:bm90aGluZw==", config)).rejects.toMatchObject({
    name: "InvalidCiphertextException",
  });
});

test("a key that is not wrapped is taken as it stands, and KMS is not asked", async () => {
  const { config, asked } = await startKms();
  expect(await unwrapMasterKey(key.toString("base64"), config)).toEqual(key);
  await expect(unwrapMasterKey("c2hvcnQ=", config)).rejects.toThrow(RangeError);
  expect(asked).toEqual([]);
});
