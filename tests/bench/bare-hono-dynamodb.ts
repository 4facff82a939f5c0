import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

const client = new DynamoDBClient({});
const app = new Hono();
app.get("/", async (c) => {
  const key = { pk: { S: "none" }, sk: { S: "none" } };
  const { Item } = await client.send(new GetItemCommand({ TableName: "tawafuq", Key: key }));
  return c.text(Item === undefined ? "none" : "here");
});

/** What a function of one route and one read costs, with nothing of ours: the SDK's own part. @public */
export const handler = handle(app);
