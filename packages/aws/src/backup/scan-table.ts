import { type DynamoDBClient, ScanCommand, type ScanCommandOutput } from "@aws-sdk/client-dynamodb";
import type { Item } from "../table/table.ts";

export interface ScanOptions {
  /** Parts of the table read at the same time. */
  readonly segments: number;
  /** Items in a page at most; as many as fit into 1 MB where absent. */
  readonly pageSize?: number | undefined;
}

/**
 * Every item of a table as last written, page by page, in no order; at most one page of each segment is held at a time.
 * An operator's right: functions may not scan.
 */
export async function* scanTable(
  client: DynamoDBClient,
  table: string,
  { segments, pageSize }: ScanOptions,
): AsyncGenerator<readonly Item[]> {
  const underWay = new Map<number, Promise<{ segment: number; page: ScanCommandOutput }>>();
  const read = (segment: number, start?: Item) => {
    const command = new ScanCommand({
      ...{ TableName: table, ConsistentRead: true, Segment: segment, TotalSegments: segments },
      ...{ ExclusiveStartKey: start, Limit: pageSize },
    });
    const reading = client.send(command).then((page) => ({ segment, page }));
    // Heard below; a second one that fails while the first is told must not end the process.
    reading.catch(() => undefined);
    underWay.set(segment, reading);
  };
  for (let segment = 0; segment < segments; segment++) read(segment);
  while (underWay.size > 0) {
    const { segment, page } = await Promise.race(underWay.values());
    if (page.LastEvaluatedKey === undefined) underWay.delete(segment);
    else read(segment, page.LastEvaluatedKey);
    if (page.Items !== undefined && page.Items.length > 0) yield page.Items;
  }
}
