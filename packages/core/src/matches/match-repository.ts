import type { Gain } from "../cooperatives/gain.ts";
import type { DelegationCode, ProvinceCode, SectorCode } from "../language/place-and-trade-codes.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Page, PageRequest, Versioned, Write } from "../storage/repository.ts";
import type { HistoryEntry, Match, MatchState } from "./match.ts";

export interface ListQueue extends PageRequest {
  readonly delegation: DelegationCode;
  readonly state: MatchState;
  /** age: longest in this state first; score: best first. */
  readonly order: "age" | "score";
  readonly sector?: SectorCode | undefined;
  readonly minScore?: number | undefined;
  /** In this state since before this instant, ISO. */
  readonly sinceBefore?: string | undefined;
  readonly assignedTo?: string | undefined;
  /** Only those that nobody has. */
  readonly isUnassigned?: true | undefined;
  readonly province?: ProvinceCode | undefined;
}

/** The list of one side's best matches as last written: which version of the profile it was computed from. */
export interface RankedList {
  readonly subject: SubjectRef;
  readonly version: number;
  /** Score of the last kept one when the list is full: a newcomer below it changes nothing. */
  readonly floor?: number | undefined;
  /** Of a cooperative: what it has not told, and how many more ideas it could be shown with it. */
  readonly gains?: readonly Gain[] | undefined;
}

interface Load {
  readonly openProposals: number;
  readonly openIntroductions: number;
}

/** Says that officers were still to be told of a match when it had this version. */
export interface Untold {
  readonly matchId: string;
  readonly version: number;
}

/** Says by when both sides of a proposal were to answer, ISO. */
export interface Promised {
  readonly matchId: string;
  readonly answerBy: string;
}

/** `create` and `replace` note what the clock has to look at, with the match itself: `Untold` and `Promised`. */
export interface MatchRepository extends Versioned<Match> {
  /** Of every match that officers are still to be told of there is one; of others there may be. */
  listUntold(page: PageRequest): Promise<Page<Untold>>;
  /** Refuses version_conflict where the match was noted again since. */
  forgetUntold(untold: Untold): Write;
  /** Of every open proposal whose date has passed at this instant there is one, the oldest date first; of others there may be. */
  listPromised(at: string, page: PageRequest): Promise<Page<Promised>>;
  forgetPromised(promised: Promised): Write;
  /** Its note alone, as `create` and `replace` write it. */
  note(match: Match): Write;
  /** Refuses version_conflict unless the match is as given. */
  remove(match: Match): Write;
  listByIdea(ideaId: string, page: PageRequest): Promise<Page<Match>>;
  listByCooperative(cooperativeId: string, page: PageRequest): Promise<Page<Match>>;
  listQueue(request: ListQueue): Promise<Page<Match>>;
  /** Counts up to `cap`. */
  countQueue(
    of: Pick<ListQueue, "delegation" | "state" | "assignedTo" | "isUnassigned">,
    cap: number,
  ): Promise<number>;
}

export interface HistoryRepository {
  append(entry: HistoryEntry): Write;
  /** The one change a line ever sees: what somebody wrote in it goes with that somebody. */
  dropNote(entry: HistoryEntry): Write;
  list(matchId: string, page: PageRequest): Promise<Page<HistoryEntry>>;
}

export interface RankedListRepository {
  get(subject: SubjectRef): Promise<RankedList | undefined>;
  getMany(subjects: readonly SubjectRef[]): Promise<readonly RankedList[]>;
  /** Refuses version_conflict where a newer version of the profile has been ranked. */
  put(list: RankedList): Write;
}

export interface LoadRepository {
  get(subject: SubjectRef): Promise<Load>;
  /** Takes a slot of open proposals; refuses proposal_limit_cooperative / proposal_limit_idea when none is left. */
  take(subject: SubjectRef, limits: { openProposals: number; openIntroductions?: number }): Write;
  release(subject: SubjectRef): Write;
  /** An open proposal became an introduction. */
  introduce(subject: SubjectRef): Write;
}
