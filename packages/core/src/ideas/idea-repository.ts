import type { ListProfiles } from "../cooperatives/cooperative-repository.ts";
import type { LocalizedText } from "../language/localized-text.ts";
import type { Page, PageRequest, Versioned, Write } from "../storage/repository.ts";
import type { Idea } from "./idea.ts";
import type { Opening } from "./openings.ts";
import type { Sharing } from "./sharing.ts";

export interface IdeaRepository extends Versioned<Idea> {
  list(request: ListProfiles): Promise<Page<Idea>>;
  listByHolder(holderId: string, page: PageRequest): Promise<Page<Idea>>;
}

/** What a holder tells of an idea in confidence: sealed, apart from the idea, in no list. */
export interface ConfidentialPartRepository {
  get(ideaId: string): Promise<LocalizedText | undefined>;
  put(ideaId: string, text: LocalizedText): Write;
  remove(ideaId: string): Write;
}

export interface SharingRepository {
  get(ideaId: string, cooperativeId: string): Promise<Sharing | undefined>;
  /** Expects the stored version to be `sharing.version - 1`; refuses version_conflict. */
  put(sharing: Sharing): Write;
}

export interface OpeningRepository {
  get(ideaId: string, id: string): Promise<Opening | undefined>;
  /** Refuses already_exists. */
  append(opening: Opening): Write;
  /** Newest first. */
  list(ideaId: string, page: PageRequest): Promise<Page<Opening>>;
}
