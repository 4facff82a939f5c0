import { expect, test } from "vitest";
import { evaluateBroken, evaluateStage } from "./support/evaluate.ts";

test.each([
  ["TAWAFUQ_DOMAIN", /TAWAFUQ_DOMAIN is missing: the host name/],
  ["TAWAFUQ_OPERATORS_EMAIL", /TAWAFUQ_OPERATORS_EMAIL is missing: the address/],
  ["SST_SECRET_MasterKey", /MasterKey/],
  ["SST_SECRET_SiteKey", /SiteKey/],
])("a permanent stage without %s is refused before anything is made", async (name, says) => {
  await expect(evaluateStage("production", { [name]: undefined })).rejects.toThrow(says);
});

test("a role with a trust nobody has looked at is refused", async () => {
  const change = {
    file: "infra/alarm-topic.ts",
    from: "/** Where alarms go",
    to: `new aws.iam.Role("Stranger", { assumeRolePolicy: '{"Principal":{"Service":"ec2.amazonaws.com"}}' });\n/** Where alarms go`,
  };
  await expect(evaluateBroken("production", "stranger", [change])).rejects.toThrow(/unknown trust/);
});
