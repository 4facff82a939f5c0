/** `sst secret set Sender …`: a verified address of ODCO; the letters' From. */
const sender = new sst.Secret("Sender");

export const mail = new sst.aws.Email("Mail", { sender: sender.value });
