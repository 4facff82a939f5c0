import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import type { BankSummary } from "./bank-summary.ts";

/** What the bank holds, as last counted; all zero before the first count. */
export async function readSummary(ports: Ports): Promise<BankSummary> {
  const nothing = {
    cooperativesByRegion: {},
    ideasByRegion: {},
    cooperativesBySector: {},
    ideasBySector: {},
  };
  return (await ports.summary.get()) ?? { cooperatives: 0, ideas: 0, ...nothing, at: instant(ports.now()) };
}
