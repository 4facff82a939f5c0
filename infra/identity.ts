import { api } from "./api";
import { common } from "./functions";

/** Signing in: the one function with Better Auth inside, so that all others start without it. */
api.route("ANY /auth/{proxy+}", {
  ...common,
  handler: "functions/auth/lambda.handler",
  memory: "1024 MB",
  timeout: "29 seconds",
  // Its browser bundle is served as a file.
  nodejs: { install: ["@simplewebauthn/browser"] },
});
