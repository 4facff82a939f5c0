import { measureHousekeeping } from "./housekeeping.ts";
import { measureMatching } from "./matching.ts";
import { createRecorder, type Figures } from "./record.ts";
import { measureVisits } from "./visits.ts";
import { startWorld } from "./world.ts";

/** Every use case on the demonstration bank, once through, in an order in which each finds what it needs. */
export async function measureUseCases(): Promise<Readonly<Record<string, Figures>>> {
  const world = await startWorld();
  try {
    const recorder = createRecorder(world);
    await measureVisits(world, recorder);
    await measureMatching(world, recorder);
    await measureHousekeeping(world, recorder);
    return recorder.figures();
  } finally {
    await world.app.stop();
  }
}
