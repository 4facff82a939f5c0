import { apiPaths, sendingCalls } from "./api-paths";
import { api } from "./gateway";
import {
  opensSealed,
  operatesQueues,
  originKey,
  relays,
  sendsLetters,
  sendsShortMessages,
  usesErasures,
  usesTable,
} from "./grants";
import { lambda } from "./lambda";

/** People do on pages all that programs do by the API, dead letters included. */
const everyUseCase = [usesTable, usesErasures, opensSealed, relays, operatesQueues, originKey];

// At 1,769 MB a function has one whole processor: a first request is mostly loading code.
const pages = lambda("Pages", {
  bundle: "pages",
  megabytes: 1769,
  timeoutSeconds: 29,
  grants: [...everyUseCase, sendsLetters, sendsShortMessages],
});

/** What programs call, so that it starts without pages and without what sends letters. */
const jsonApi = lambda("JsonApi", {
  bundle: "api",
  megabytes: 1769,
  timeoutSeconds: 29,
  grants: everyUseCase,
});

/** Signing in: the one function with Better Auth inside, so that all others start without it. */
const identity = lambda("Identity", {
  bundle: "auth",
  megabytes: 1769,
  timeoutSeconds: 29,
  grants: [usesTable, opensSealed, sendsLetters, sendsShortMessages, originKey],
});

/** Pictures beside links and the parts of the reference page: heavy, and asked rarely. */
const files = lambda("Files", {
  bundle: "files",
  megabytes: 1769,
  timeoutSeconds: 29,
  grants: [usesTable, opensSealed, originKey],
});

api.route("$default", pages.arn);
// Whatever the method: the app itself says which it does not answer.
for (const path of apiPaths) api.route(`ANY ${path}`, jsonApi.arn);
for (const call of sendingCalls) api.route(call, pages.arn);
api.route("ANY /bank/{id}/picture", files.arn);
api.route("ANY /docs/assets/{file}", files.arn);
api.route("ANY /auth/{proxy+}", identity.arn);

export { api };
