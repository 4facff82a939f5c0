import type { Page, PageRequest, Versioned } from "../storage/repository.ts";
import type { Invitation } from "./invitation.ts";

export interface InvitationRepository extends Versioned<Invitation> {
  /** Newest first: all, those for a subject, or those of one inviter. */
  list(
    of: { subjectId: string } | { createdBy: string } | "all",
    page: PageRequest,
  ): Promise<Page<Invitation>>;
}
