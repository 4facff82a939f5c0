/** `sst secret set MasterKey …`: 32 random bytes in base64; personal data is sealed with it. */
export const masterKey = new sst.Secret("MasterKey");
