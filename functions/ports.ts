import { createPorts } from "@tawafuq/aws/create-ports";
import { unwrapMasterKey } from "@tawafuq/aws/vault/unwrap-master-key";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { Resource } from "sst";
import { type LinkName, type Links, notLinked, readLinks } from "./links.ts";

export interface Surroundings {
  readonly log: Log;
  /** Sees every client of AWS that is made. */
  readonly watch?: (client: object) => void;
}

/** The ports on AWS, of what a function is linked to; whatever else is used fails by name. */
export async function connect(
  names: readonly LinkName[],
  { log, watch }: Surroundings,
): Promise<{ readonly ports: Ports; readonly links: Links }> {
  const links = readLinks(Resource, names);
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
    mail: {
      kind: "ses",
      from: links.Mail?.sender ?? notLinked("Mail"),
      configurationSet: links.Mail?.configSet ?? notLinked("Mail"),
    },
    sms: {
      kind: "end-user-messaging",
      sender: links.Sms?.sender ?? notLinked("Sms"),
      configurationSet: links.Sms?.configSet ?? notLinked("Sms"),
    },
    masterKey: await unwrapMasterKey(links.MasterKey?.value ?? "", { region }),
    siteUrl: siteUrl.replace(/\/$/, ""),
    log,
  });
  return { ports, links };
}
