import {
  authFlowTestSuite,
  caseInsensitiveTestSuite,
  joinsTestSuite,
  normalTestSuite,
  testAdapter,
  transactionsTestSuite,
  uuidTestSuite,
} from "@better-auth/test-utils/adapter";
import { createIdentityAdapter } from "@tawafuq/functions/auth/adapter";
import { connect } from "../aws/connect.ts";

const connected = await connect();

// Better Auth's own suite. Without the suite of numeric ids: ours are texts, and the adapter says so.
const { execute } = await testAdapter({
  adapter: () => createIdentityAdapter(connected.ports),
  runMigrations: () => undefined,
  tests: [
    normalTestSuite(),
    authFlowTestSuite(),
    caseInsensitiveTestSuite(),
    transactionsTestSuite(),
    joinsTestSuite(),
    uuidTestSuite(),
  ],
  onFinish: () => connected.stop(),
});

execute();
