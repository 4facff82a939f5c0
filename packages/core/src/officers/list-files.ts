import { DelegationCode } from "../language/place-and-trade-codes.ts";
import { readAll } from "../language/read-all.ts";
import { readInTurns } from "../language/read-in-turns.ts";
import { type Match, matchStates } from "../matches/match.ts";
import type { Ports } from "../ports.ts";

/** Every match assigned to an officer, in whatever state; the lists it reads may lag some moments behind. */
export async function listFiles(
  ports: Ports,
  officerId: string,
  delegations: readonly DelegationCode[] = DelegationCode.options,
): Promise<readonly Match[]> {
  const partitions = delegations.flatMap((delegation) =>
    matchStates.map((state) => `${delegation} ${state}`),
  );
  const found = await readInTurns(partitions, (partition) => {
    const [delegation, state] = partition.split(" ") as [DelegationCode, Match["state"]];
    return readAll((page) =>
      ports.matches.listQueue({ ...page, delegation, state, order: "age", assignedTo: officerId }),
    );
  });
  return found.flat();
}
