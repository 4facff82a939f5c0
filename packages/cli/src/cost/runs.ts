import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { countCap } from "@tawafuq/core/matches/count-views";
import { defaultPolicy } from "@tawafuq/core/policies/policy";
import type { Figures, Measured, UseCase } from "../measured.ts";
import type { Volumes } from "./volumes.ts";

/** How often a use case runs in a month, and what one run takes in a bank of this size. */
export interface Runs {
  readonly useCase: UseCase;
  readonly runs: number;
  readonly figures: Figures;
}

/** Of 730 hours. */
const minutesPerMonth = 43_800;
const nightsPerMonth = 730 / 24;
const strongBlock = 4096;
/** Indexes are read half as dear. */
const indexBlock = 8192;
const delegations = DelegationCode.options.length;
/** Views of the queue that count waiting matches, and those that count proposed ones. */
const viewsOf = { waiting: 3, proposed: 2 };

/** Bytes of one cold start: the snapshots of all cooperatives and ideas. */
function startReads({ index }: Measured, { cooperatives, ideas }: Volumes): number {
  return (cooperatives * index.storedBytes + ideas * index.ideaStoredBytes) / strongBlock;
}

/**
 * Reads that grow with the bank, beyond what was measured in the small one: the only figures here that are reckoned and not
 * measured, each from measured bytes and the way the code reads.
 */
export function grownReads(measured: Measured, volumes: Volumes): Partial<Record<UseCase, number>> {
  const { bank } = measured;
  const { ideas, cooperatives } = volumes;
  const matches = (count: number) => (count * bank.matchBytes) / indexBlock;
  const more = (perIdea: number) => perIdea * Math.max(0, ideas - bank.ideas);
  const keptBack = matches(more(bank.keptBackPerIdea));
  const counted = (perIdea: number) => matches(Math.min(countCap, more(perIdea) / delegations));
  // Floors of all that pass, one read each.
  const passing = (others: number, before: number) => bank.passingShare * Math.max(0, others - before);
  const ofIdea = passing(cooperatives, bank.cooperatives);
  const ofCooperative = passing(ideas, bank.ideas);
  return {
    "round with nothing to do": keptBack,
    "round after a deposit": keptBack,
    "queue page":
      viewsOf.waiting * counted(bank.waitingPerIdea) + viewsOf.proposed * counted(bank.proposedPerIdea),
    "match job of an idea, new": ofIdea,
    "match job of a cooperative, new": ofCooperative,
    "match job of a cooperative, edited": ofCooperative,
    "match job of a cooperative, imported": ofCooperative,
    "start of a match worker": startReads(measured, volumes),
    "public bank, first page of a process": (ideas * measured.index.bankStoredBytes) / strongBlock,
  };
}

/** Processor time that grows with the bank. */
function grownMs({ index }: Measured, { cooperatives, ideas }: Volumes): Partial<Record<UseCase, number>> {
  const search = (cooperatives / 1000) * index.searchMsPerThousand;
  const rank = (ideas / 1000) * index.rankMsPerThousand;
  return {
    "match job of an idea, new": search,
    "rank job of an idea": search,
    // A cooperative's five kept pairs each ask for the place on the idea's list.
    "match job of a cooperative, new": rank + defaultPolicy.keepPerCooperative * search,
    "match job of a cooperative, edited": rank + defaultPolicy.keepPerCooperative * search,
    "match job of a cooperative, imported": rank + defaultPolicy.keepPerCooperative * search,
    "rank job of a cooperative": rank + defaultPolicy.keepPerCooperative * search,
    "start of a match worker": startMs(index, { cooperatives, ideas }),
    "public bank, first page of a process": ideas * index.decodeBankIdeaMs,
    "recompute, a thousand profiles":
      orderMs(index, { cooperatives, ideas }) / Math.max(1, (cooperatives + ideas) / 1000),
  };
}

type Sizes = Pick<Volumes, "cooperatives" | "ideas">;

/** Until the first event can be worked on, its tables of all ideas among it. */
export function startMs(index: Measured["index"], { cooperatives, ideas }: Sizes): number {
  return (cooperatives / 1000) * index.decodeMsPerThousand + ideas * (index.decodeIdeaMs + index.tableIdeaMs);
}

/** What every night takes of the processor before anything is compared: all profiles read, and every pair scored once. */
export function orderMs(
  index: Pick<Measured["index"], "searchMsPerThousand" | "prepareCooperativeMs" | "prepareIdeaMs">,
  { cooperatives, ideas }: Sizes,
): number {
  const reading = cooperatives * index.prepareCooperativeMs + ideas * index.prepareIdeaMs;
  return reading + ((ideas * cooperatives) / 1000) * index.searchMsPerThousand;
}

/** Lists that a new profile comes onto: of so many profiles it is among the best k of a list as often as any other. */
function listsJoined(lists: number, k: number, profiles: number): number {
  return profiles === 0 ? 0 : Math.min(lists, (lists * k) / profiles);
}

function countRuns(v: Volumes): Partial<Record<UseCase, number>> {
  const { keepPerIdea, keepPerCooperative } = defaultPolicy;
  const newsOfCooperatives = v.registrations + v.edits + v.imports;
  const introductions = Math.min(v.introductions, v.answers);
  const rounds = Math.min(v.deposits, minutesPerMonth);
  const codesByPhone = Math.min(v.sms, v.signIns);
  return {
    "home page": 0.3 * v.visits,
    "public bank page": 0.3 * v.visits,
    "public bank search": 0.2 * v.visits,
    "idea page": 0.2 * v.visits,
    "public bank, first page of a process": v.starts,
    "start of a match worker": v.starts,
    "code asked by e-mail": v.signIns - codesByPhone,
    "code asked by phone": v.sms,
    "sign-in with a code": v.signIns,
    "form step kept": 6 * (v.registrations + v.deposits + v.edits),
    inbox: 3 * v.signIns,
    "profile page": 2 * v.signIns,
    "own idea page": v.signIns,
    "queue page": 0.4 * v.officerPages,
    "match page": 0.6 * v.officerPages,
    "cooperative registered": v.registrations,
    "profile edited": v.edits,
    "idea deposited": v.deposits,
    "row imported": v.imports,
    "match job of a cooperative, new": v.registrations,
    "match job of a cooperative, edited": v.edits,
    "match job of a cooperative, imported": v.imports,
    "match job of an idea, new": v.deposits,
    "rank job of an idea": newsOfCooperatives * listsJoined(v.ideas, keepPerIdea, v.cooperatives),
    "rank job of a cooperative": v.deposits * listsJoined(v.cooperatives, keepPerCooperative, v.ideas),
    "round after a deposit": rounds,
    "round with nothing to do": minutesPerMonth - rounds,
    "sweep with nothing to do": minutesPerMonth,
    "notice: proposal": v.notices,
    decision: v.decisions,
    "answer, the first of two": v.answers - introductions,
    "answer that makes an introduction": introductions,
    "contact shown": 4 * introductions,
    "proposal expired": v.expiries,
    "next candidate asked": v.expiries,
    "recompute, a thousand profiles": (nightsPerMonth * (v.cooperatives + v.ideas)) / 1000,
  };
}

/** Every use case that runs in such a month. */
export function runsOf(measured: Measured, volumes: Volumes): readonly Runs[] {
  const reads = grownReads(measured, volumes);
  const ms = grownMs(measured, volumes);
  return Object.entries(countRuns(volumes)).map(([name, runs]) => {
    const useCase = name as UseCase;
    const figures = measured.useCases[useCase];
    return {
      useCase,
      runs,
      figures: {
        ...figures,
        reads: figures.reads + (reads[useCase] ?? 0),
        cpuMs: figures.cpuMs + (ms[useCase] ?? 0),
      },
    };
  });
}
