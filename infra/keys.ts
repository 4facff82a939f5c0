import { isPermanent } from "./stage";

/**
 * `sst secret set MasterKey kms:…`: 32 random bytes encrypted under `wrappingKey` with the context
 * purpose=tawafuq-master-key, in base64; personal data is sealed with them. Without `kms:` the bytes themselves.
 */
export const masterKey = new sst.Secret("MasterKey");

/**
 * Never leaves KMS: whoever holds the secret's value alone can open nothing. Without it all that is sealed is lost, so
 * that a permanent stage gives it up only by hand.
 */
export const wrappingKey = new aws.kms.Key(
  "WrappingKey",
  {
    description: "Opens the master key that personal data is sealed with",
    enableKeyRotation: true,
    deletionWindowInDays: 30,
  },
  { protect: isPermanent, retainOnDelete: isPermanent },
);
