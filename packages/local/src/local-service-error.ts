export type LocalServiceErrorCode =
  | "port-in-use"
  | "data-folder-unwritable"
  | "data-folder-in-use"
  | "data-damaged"
  | "child-failed";

/** A reason why the embedded services cannot start, as one sentence for a person. */
export class LocalServiceError extends Error {
  override name = "LocalServiceError";
  readonly code: LocalServiceErrorCode;

  constructor(code: LocalServiceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
