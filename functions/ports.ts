import { createPorts } from "@tawafuq/aws/create-ports";
import type { AwsSenders } from "@tawafuq/aws/transports/aws";
import type { Transports } from "@tawafuq/aws/transports/transports";
import { unwrapMasterKey } from "@tawafuq/aws/vault/unwrap-master-key";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { Resource } from "sst";
import { type LinkName, type Links, notLinked, readLinks } from "./links.ts";

export interface Surroundings {
  readonly log: Log;
  /** Given where letters and short messages are sent: its bundle then carries what sends them. */
  readonly createTransports?: ((senders: AwsSenders) => Transports) | undefined;
  /** Sees every client of AWS that is made. */
  readonly watch?: (client: object) => void;
}

/** What stands linked under these names. @throws as `readLinks` */
export const linked = (names: readonly LinkName[]): Links => readLinks(Resource, names);

/** The ports on AWS, of what a function is linked to; whatever else is used fails by name. */
export async function connect(
  names: readonly LinkName[],
  { log, watch, createTransports }: Surroundings,
): Promise<{ readonly ports: Ports; readonly links: Links }> {
  const links = linked(names);
  const { region, siteUrl } = links.Place;
  const ports = createPorts({
    region,
    watch,
    table: links.Table?.name ?? notLinked("Table"),
    erasuresTable: links.Erasures?.name ?? notLinked("Erasures"),
    queues: {
      matchRequests: links.MatchRequests?.url ?? notLinked("MatchRequests"),
      matchRequestsDead: links.MatchRequestsDead?.url ?? notLinked("MatchRequestsDead"),
      notices: links.Notices?.url ?? notLinked("Notices"),
      noticesDead: links.NoticesDead?.url ?? notLinked("NoticesDead"),
      inboundEvents: links.InboundEvents?.url ?? notLinked("InboundEvents"),
      inboundEventsDead: links.InboundEventsDead?.url ?? notLinked("InboundEventsDead"),
    },
    transports: createTransports?.({
      region,
      watch,
      mail: links.Mail && { from: links.Mail.sender, configurationSet: links.Mail.configSet },
      sms: links.Sms && { sender: links.Sms.sender, configurationSet: links.Sms.configSet },
    }),
    masterKey: await unwrapMasterKey(links.MasterKey?.value ?? "", { region }),
    siteUrl: siteUrl.replace(/\/$/, ""),
    log,
  });
  return { ports, links };
}
