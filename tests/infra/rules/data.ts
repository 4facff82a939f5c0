import { indexes, tableAttributes } from "@tawafuq/aws/table-keys";
import { at, named, ofType } from "../support/graph.ts";
import { differs, isPermanent, type Rule } from "./rule.ts";

const tableType = "aws:dynamodb/table:Table";
const tables = ["TableTable", "ErasuresTable"];
const keyType = "aws:kms/key:Key";

export const dataRules: readonly Rule[] = [
  {
    says: "the table has the keys, indexes and clean-up attribute that the code names",
    check: (graph) => {
      const { inputs } = named(graph, tableType, "TableTable");
      const found = (inputs.globalSecondaryIndexes as Record<string, unknown>[]).map((index) => [
        index.name,
        index.hashKey,
        index.rangeKey,
        index.projectionType,
      ]);
      return [
        ...differs(
          "keys",
          [inputs.hashKey, inputs.rangeKey],
          [tableAttributes.partition, tableAttributes.sort],
        ),
        ...differs(
          "indexes",
          found.sort(),
          Object.entries(indexes)
            .map(([name, { partition, sort }]) => [name, partition, sort, "ALL"])
            .sort(),
        ),
        ...differs("time to live", inputs.ttl, { attributeName: tableAttributes.ttl, enabled: true }),
        ...differs("billing", inputs.billingMode, "PAY_PER_REQUEST"),
      ];
    },
  },
  {
    says: "the ledger of erasures has the keys that the code names",
    check: (graph) => {
      const { inputs } = named(graph, tableType, "ErasuresTable");
      return differs(
        "keys",
        [inputs.hashKey, inputs.rangeKey],
        [tableAttributes.partition, tableAttributes.sort],
      );
    },
  },
  {
    says: "both tables can be restored to any second of 35 days",
    check: (graph) =>
      tables.flatMap((name) =>
        differs(name, named(graph, tableType, name).inputs.pointInTimeRecovery, {
          enabled: true,
          recoveryPeriodInDays: 35,
        }),
      ),
  },
  {
    says: "a permanent stage never loses its tables, its key or itself by a command",
    check: (graph) => {
      const key = named(graph, keyType, "WrappingKey");
      return [
        ...tables.flatMap((name) => {
          const { inputs, retainOnDelete } = named(graph, tableType, name);
          return [
            ...differs(`${name} deletion protection`, inputs.deletionProtectionEnabled, isPermanent(graph)),
            ...differs(`${name} retained`, retainOnDelete, isPermanent(graph)),
          ];
        }),
        ...differs("key", [key.protect, key.retainOnDelete], [isPermanent(graph), isPermanent(graph)]),
        ...differs(
          "stage",
          [graph.app.protect, graph.app.removal],
          isPermanent(graph) ? [true, "retain"] : [false, "remove"],
        ),
      ];
    },
  },
  {
    says: "the wrapping key rotates and can be called back for a month",
    check: (graph) => {
      const { inputs } = named(graph, keyType, "WrappingKey");
      return differs("key", [inputs.enableKeyRotation, inputs.deletionWindowInDays], [true, 30]);
    },
  },
  {
    says: "everything lives in Paris but what CloudFront wants in North Virginia",
    check: (graph) => [
      ...differs("region", at(graph.app, "providers", "aws", "region"), "eu-west-3"),
      ...graph.resources
        .filter(({ region, inputs }) => (region ?? inputs.region ?? "eu-west-3") !== "eu-west-3")
        .filter(
          ({ type }) =>
            ![
              "aws:acm/certificate:Certificate",
              "aws:acm/certificateValidation:CertificateValidation",
              "aws:wafv2/webAcl:WebAcl",
              "pulumi:providers:aws",
              "aws:route53/record:Record",
            ].includes(type),
        )
        .map(({ type, name }) => `${type} ${name} lives elsewhere`),
    ],
  },
  {
    says: "every resource tells its stage in its tags",
    check: (graph) =>
      differs("default tags", at(graph.app, "providers", "aws", "defaultTags", "tags"), {
        app: "tawafuq",
        stage: graph.stage,
      }),
  },
  {
    says: "there are no buckets, machines or databases beside the tables",
    check: (graph) =>
      [
        "aws:s3/bucket:Bucket",
        "aws:s3/bucketV2:BucketV2",
        "aws:ec2/instance:Instance",
        "aws:rds/cluster:Cluster",
        "aws:ec2/vpc:Vpc",
      ].flatMap((type) => ofType(graph, type).map(({ name }) => `${type} ${name}`)),
  },
];
