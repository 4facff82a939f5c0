import type { Actor } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { Ports } from "../ports.ts";
import type { Page } from "../storage/repository.ts";
import { countCap } from "./count-views.ts";
import type { Match, MatchState } from "./match.ts";
import type { ListQueue } from "./match-repository.ts";

/**
 * The queue cut by "what must I do", in the order an officer works. answers: a side has still to answer; silent: the
 * promised date passed without one.
 */
export const queueViews = [
  "decide",
  "unassigned",
  "mine",
  "held",
  "answers",
  "silent",
  "introduced",
  "declined",
  "rejected",
  "closed",
] as const;
type QueueView = (typeof queueViews)[number];

const statesOf: Readonly<Record<QueueView, readonly MatchState[]>> = {
  decide: ["waiting"],
  unassigned: ["waiting"],
  mine: ["waiting", "held", "proposed"],
  held: ["held"],
  answers: ["proposed"],
  silent: ["expired"],
  introduced: ["introduced"],
  declined: ["declined"],
  rejected: ["rejected"],
  closed: ["closed"],
};

/** Nobody has more at a time; the view of one's own is one page. */
const mostOfMine = 100;

type ViewRequest = Omit<ListQueue, "state" | "assignedTo" | "isUnassigned"> & { readonly view: QueueView };

function whose(actor: Actor, view: QueueView): Pick<ListQueue, "assignedTo" | "isUnassigned"> {
  if (view === "unassigned") return { isUnassigned: true };
  return view === "mine" && "id" in actor ? { assignedTo: actor.id } : {};
}

/** One view of an officer's queue. @throws not_allowed, officer_not_of_delegation, cursor_invalid */
export async function listQueueView(ports: Ports, actor: Actor, request: ViewRequest): Promise<Page<Match>> {
  const { view, ...rest } = request;
  requireDelegation(actor, request.delegation);
  const [first = "waiting", ...others] = statesOf[view];
  const list = (state: MatchState, more: Partial<ListQueue> = {}) =>
    ports.matches.listQueue({ ...rest, ...whose(actor, view), ...more, state });
  if (others.length === 0) return list(first);
  const pages = await Promise.all(
    [first, ...others].map((state) => list(state, { limit: mostOfMine, cursor: undefined })),
  );
  const byOrder = (a: Match, b: Match) =>
    request.order === "age" ? (a.since < b.since ? -1 : 1) : b.score - a.score;
  return { items: pages.flatMap(({ items }) => items).sort(byOrder) };
}

export type QueueViewCounts = Readonly<Record<QueueView, { readonly count: number; readonly more: boolean }>>;

/** How many matches each view holds. @throws not_allowed, officer_not_of_delegation */
export async function countQueueViews(
  ports: Ports,
  actor: Actor,
  delegation: DelegationCode,
): Promise<QueueViewCounts> {
  requireDelegation(actor, delegation);
  const rows = await Promise.all(
    queueViews.map(async (view) => {
      const counts = await Promise.all(
        statesOf[view].map((state) =>
          ports.matches.countQueue({ delegation, state, ...whose(actor, view) }, countCap + 1),
        ),
      );
      const count = counts.reduce((sum, one) => sum + one, 0);
      return [view, { count: Math.min(count, countCap), more: count > countCap }] as const;
    }),
  );
  return Object.fromEntries(rows) as unknown as QueueViewCounts;
}
