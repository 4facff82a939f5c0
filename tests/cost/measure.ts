import { type BankFacts, readBankFacts } from "./bank-facts.ts";
import { measureHousekeeping } from "./housekeeping.ts";
import { measureMatching } from "./matching.ts";
import { createRecorder, type Figures } from "./record.ts";
import { measureVisits } from "./visits.ts";
import { startWorld } from "./world.ts";

interface Measured {
  readonly bank: BankFacts;
  readonly useCases: Readonly<Record<string, Figures>>;
}

/** Every use case on the demonstration bank, once through, in an order in which each finds what it needs. */
export async function measureUseCases(): Promise<Measured> {
  const world = await startWorld();
  try {
    const bank = await readBankFacts(world);
    const recorder = createRecorder(world);
    await measureVisits(world, recorder);
    await measureMatching(world, recorder);
    await measureHousekeeping(world, recorder);
    return { bank, useCases: recorder.figures() };
  } finally {
    await world.app.stop();
  }
}
