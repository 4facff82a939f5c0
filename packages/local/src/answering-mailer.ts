import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { tagsOf } from "@tawafuq/aws/notice-tags";
import type { Mail } from "@tawafuq/core/notices/transports";
import type { Ports } from "@tawafuq/core/ports";

/** Reserved names (RFC 2606): whoever writes there tries out what a letter that comes back does. */
const answers: Readonly<Record<string, (at: string, to: string) => object>> = {
  "returned.example": (timestamp, emailAddress) => ({
    eventType: "Bounce",
    bounce: {
      bounceType: "Permanent",
      bounceSubType: "General",
      bouncedRecipients: [{ emailAddress, action: "failed", status: "5.1.1" }],
      timestamp,
    },
  }),
  "full.example": (timestamp, emailAddress) => ({
    eventType: "Bounce",
    bounce: {
      bounceType: "Transient",
      bounceSubType: "MailboxFull",
      bouncedRecipients: [{ emailAddress, action: "failed", status: "5.2.2" }],
      timestamp,
    },
  }),
  "complaint.example": (timestamp, emailAddress) => ({
    eventType: "Complaint",
    complaint: {
      complainedRecipients: [{ emailAddress }],
      complaintFeedbackType: "abuse",
      timestamp,
    },
  }),
};

/** The event SES would publish of this letter; undefined for every other domain. */
function answerTo({ to, notice }: Mail, now: Date): object | undefined {
  const answer = answers[to.split("@").at(-1)?.toLowerCase() ?? ""];
  if (answer === undefined) return undefined;
  const tags = Object.entries(tagsOf(notice)).map(([name, value]) => [name, [value]]);
  const mail = { timestamp: now.toISOString(), destination: [to], tags: Object.fromEntries(tags) };
  return { ...answer(now.toISOString(), to), mail };
}

/** The mailbox of this machine, which answers for some domains as SES would: into the queue `inbound-events`. */
export function createAnsweringMailer(
  mailer: Ports["mailer"],
  { sqs, queueUrl, now }: { readonly sqs: SQSClient; readonly queueUrl: string; readonly now: () => Date },
): Ports["mailer"] {
  return {
    ...mailer,
    async send(mail) {
      await mailer.send(mail);
      const event = answerTo(mail, now());
      if (event !== undefined)
        await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(event) }));
    },
  };
}
