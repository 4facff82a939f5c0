/**
 * `sst secret set MasterKey kms:…`: 32 random bytes encrypted under `wrappingKey` with the context
 * purpose=tawafuq-master-key, in base64; personal data is sealed with them. Without `kms:` the bytes themselves.
 */
export const masterKey = new sst.Secret("MasterKey");

/** Never leaves KMS: whoever holds the secret's value alone can open nothing. */
export const wrappingKey = new aws.kms.Key("WrappingKey", {
  description: "Opens the master key that personal data is sealed with",
  enableKeyRotation: true,
  deletionWindowInDays: 30,
});

export const mayUnwrap = {
  actions: ["kms:Decrypt"],
  resources: [wrappingKey.arn],
};
