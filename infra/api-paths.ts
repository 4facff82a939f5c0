/* Which paths are programs' and which people's, as plain data: tests hold it against the code. */

/** Answered by the JSON API's own function. */
export const apiPaths = ["/v1/{proxy+}", "/openapi.json", "/docs", "/healthz"] as const;

/** Calls of the API that send a letter while the caller waits: answered by the pages' function, which can. */
export const sendingCalls = [
  "POST /v1/invitations",
  "POST /v1/invitations/{id}/resend",
  "POST /v1/mandates",
] as const;
