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

// At 1,769 MB a function has one whole processor: a first request is mostly loading code.
const pages = lambda("Pages", {
  bundle: "api",
  megabytes: 1769,
  timeoutSeconds: 29,
  grants: [
    ...[usesTable, usesErasures, opensSealed, relays, operatesQueues],
    ...[sendsLetters, sendsShortMessages, originKey],
  ],
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
api.route("GET /bank/{id}/picture", files.arn);
api.route("GET /docs/assets/{file}", files.arn);
api.route("ANY /auth/{proxy+}", identity.arn);

export { api };
