import type { Person } from "./person.ts";

export interface PersonRepository {
  get(id: string): Promise<Person | undefined>;
  findByAddress(address: {
    readonly kind: "email" | "phone";
    readonly value: string;
  }): Promise<Person | undefined>;
  /** @throws not_found */
  rename(id: string, name: string): Promise<void>;
  /** The person with every session, passkey and pending code; nothing where there is nobody. Can be run again. */
  remove(id: string): Promise<void>;
}
