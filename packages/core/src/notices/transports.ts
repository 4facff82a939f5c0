import type { NoticeRef } from "./notice.ts";

/** A composed letter; the transport makes the bytes. */
export interface Mail {
  /** Deterministic: a transport that can, sends one id once. */
  readonly id: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
  /** The notice it carries: what becomes of the letter is told of it. */
  readonly notice?: NoticeRef | undefined;
}

/** A short message; the text fits one part. */
export interface Sms {
  /** Deterministic: a transport that can, sends one id once. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly language: string;
  readonly at: string;
  /** The notice it carries: what becomes of the letter is told of it. */
  readonly notice?: NoticeRef | undefined;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
  /** Removes letters with these ids or to this address, where letters are kept at all. */
  forget?(letters: { readonly to?: string | undefined; readonly ids: readonly string[] }): Promise<void>;
}
