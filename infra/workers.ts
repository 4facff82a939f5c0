import { common } from "./functions";
import { matchRequests, notices } from "./queues";

/** A FIFO queue hands out at most ten at a time, in order; what a batch could not finish comes back alone. */
const batch = { size: 10, partialResponses: true };

// Shorter than the queues' visibility timeout: a message is not handed out twice while its worker still runs.
matchRequests.subscribe(
  { ...common, handler: "functions/workers/match.handler", memory: "1769 MB", timeout: "50 seconds" },
  { batch },
);

notices.subscribe(
  { ...common, handler: "functions/workers/notify.handler", memory: "512 MB", timeout: "50 seconds" },
  { batch },
);
