/** Whose contact: ideas have none of their own, their holder has. */
export interface ContactOwner {
  readonly kind: "cooperative" | "holder";
  readonly id: string;
}
