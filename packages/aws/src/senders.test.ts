import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import type { NoticeRef } from "@tawafuq/core/notices/notice";
import { expect, onTestFinished, test } from "vitest";
import { compose } from "./mail/compose.ts";
import { createSesMailer } from "./mail/ses.ts";
import { createEndUserMessaging } from "./sms/end-user-messaging.ts";

/** A loopback server that takes whatever an SDK sends and keeps it. */
async function startCarrier() {
  const asked: { path: string | undefined; target: string | string[] | undefined; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    asked.push({ path: request.url, target: request.headers["x-amz-target"], body: await json(request) });
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ MessageId: "m-1" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { asked, config: { endpoint: `http://127.0.0.1:${port}`, region: "eu-west-3", credentials } };
}

const from = "Tawafuq <bank@tawafuq.example>";
const recipient = { kind: "holder", id: "hold_01J" } as const;
const notice: NoticeRef = { id: "noti_0123", recipient };
const letter = {
  id: "noti_0123",
  to: "youssef@holder.example",
  language: "fr",
  subject: "Une proposition",
  text: "Bonjour",
  at: "2026-03-01T08:00:00.000Z",
};

test("a letter leaves through SES with its configuration set, and tags that name its notice and no address", async () => {
  const { asked, config } = await startCarrier();
  const mailer = createSesMailer(new SESv2Client(config), { from, configurationSet: "letters" });
  await mailer.send({ ...letter, notice });
  expect(asked).toEqual([
    {
      path: "/v2/email/outbound-emails",
      target: undefined,
      body: {
        Content: { Raw: { Data: (await compose(letter, from)).toString("base64") } },
        ConfigurationSetName: "letters",
        EmailTags: [
          { Name: "notice", Value: "noti_0123" },
          { Name: "recipient_kind", Value: "holder" },
          { Name: "recipient_id", Value: "hold_01J" },
        ],
      },
    },
  ]);
});

test("a code has no tags, and ids that SES would refuse are no reason not to send", async () => {
  const { asked, config } = await startCarrier();
  const mailer = createSesMailer(new SESv2Client(config), { from, configurationSet: "letters" });
  await mailer.send(letter);
  await mailer.send({ ...letter, notice: { id: "a.b", recipient } });
  expect(asked).toHaveLength(2);
  for (const { body } of asked) {
    expect(body).toMatchObject({ ConfigurationSetName: "letters" });
    expect(body).not.toHaveProperty("EmailTags");
  }
});

test("a short message leaves with its configuration set and the notice as context", async () => {
  const { asked, config } = await startCarrier();
  const sms = createEndUserMessaging(new PinpointSMSVoiceV2Client(config), {
    sender: "ODCO",
    configurationSet: "texts",
  });
  const message = { id: "noti_0123", to: "+212500000001", text: "سلام", language: "ar", at: letter.at };
  await sms.send({ ...message, notice });
  await sms.send(message);
  const common = {
    DestinationPhoneNumber: "+212500000001",
    OriginationIdentity: "ODCO",
    MessageBody: "سلام",
    MessageType: "TRANSACTIONAL",
    TimeToLive: 600,
    ConfigurationSetName: "texts",
  };
  expect(asked.map(({ target, body }) => ({ target, body }))).toEqual([
    {
      target: "PinpointSMSVoiceV2.SendTextMessage",
      body: {
        ...common,
        Context: { notice: "noti_0123", recipient_kind: "holder", recipient_id: "hold_01J" },
      },
    },
    { target: "PinpointSMSVoiceV2.SendTextMessage", body: common },
  ]);
});
