import type { Key, Keys } from "../table-keys.ts";
import { type Born, encoded, id, join, profileKey, sortableInstant } from "./key-parts.ts";

export const officerPartition = "OFFICERS";

export const officerKeys = (officer: Born): Keys => ({
  ...profileKey("officer", officer.id),
  gsi1pk: officerPartition,
  gsi1sk: join(sortableInstant(officer.createdAt), officer.id),
});

export const officerLookupKey = (blind: string): Key => ({
  pk: join("OFFICERMAIL", id(blind)),
  sk: "LOOKUP",
});

export const delegationPartition = (delegation: string) => join("DELEGATION", delegation);

export const membershipKey = (delegation: string, officerId: string): Key => ({
  pk: delegationPartition(delegation),
  sk: join("OFFICER", id(officerId)),
});

export const apiKeyPartition = "KEYS";

export const apiKeyKeys = (key: Born): Keys => ({
  ...profileKey("apiKey", key.id),
  gsi1pk: apiKeyPartition,
  gsi1sk: join(sortableInstant(key.createdAt), key.id),
});

export const grantsOf = (personOrSubject: string) => join("GRANTS", id(personOrSubject));

export const grantsOfRole = (role: string) => join("GRANTS", "role", id(role));

export const administratorsKey: Key = { pk: "ADMINISTRATORS", sk: "COUNT" };

export function grantKeys(grant: Born & { personId: string; subjectId: string; role: string }): Keys {
  const moment = join(sortableInstant(grant.createdAt), grant.id);
  return {
    ...profileKey("grant", grant.id),
    gsi1pk: grantsOf(grant.personId),
    gsi1sk: moment,
    gsi2pk: grantsOf(grant.subjectId),
    gsi2sk: moment,
    gsi3pk: grantsOfRole(grant.role),
    gsi3sk: moment,
  };
}

export const invitationPartition = "INVITES";

export const invitationsFor = (subjectId: string) => join("INVITES", id(subjectId));

export const invitationsBy = (inviter: string) => join("INVITES", "by", encoded(inviter));

export function invitationKeys(invitation: Born & { subjectId?: string; createdBy: string }): Keys {
  const moment = join(sortableInstant(invitation.createdAt), invitation.id);
  return {
    ...profileKey("invitation", invitation.id),
    gsi1pk: invitationPartition,
    gsi1sk: moment,
    ...(invitation.subjectId === undefined
      ? {}
      : { gsi2pk: invitationsFor(invitation.subjectId), gsi2sk: moment }),
    gsi3pk: invitationsBy(invitation.createdBy),
    gsi3sk: moment,
  };
}

export const tiePartition = "TIES";

export const tiesOf = (ownerOrPerson: string) => join("TIES", id(ownerOrPerson));

export function tieKeys(tie: Born & { ownerId: string; personId?: string | undefined }): Keys {
  const moment = join(sortableInstant(tie.createdAt), tie.id);
  return {
    ...profileKey("tie", tie.id),
    gsi1pk: tiesOf(tie.ownerId),
    gsi1sk: moment,
    ...(tie.personId === undefined ? {} : { gsi2pk: tiesOf(tie.personId), gsi2sk: moment }),
    gsi3pk: tiePartition,
    gsi3sk: moment,
  };
}
