import type { NoticeRef } from "@tawafuq/core/notices/notice";

/*
 * What AWS documents of its events, with the fields that tests change:
 * docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html and
 * docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-format.html
 */

interface Letter {
  readonly to: string;
  readonly at: string;
  readonly notice?: NoticeRef | undefined;
}

function mailOf({ to, at, notice }: Letter) {
  return {
    timestamp: at,
    source: "Sender Name <sender@example.com>",
    sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/sender@example.com",
    sendingAccountId: "123456789012",
    messageId: "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000",
    destination: [to],
    headersTruncated: false,
    headers: [
      { name: "From", value: "Sender Name <sender@example.com>" },
      { name: "To", value: to },
      { name: "Subject", value: "Message sent from Amazon SES" },
    ],
    commonHeaders: {
      from: ["Sender Name <sender@example.com>"],
      to: [to],
      messageId: "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000",
      subject: "Message sent from Amazon SES",
    },
    tags: {
      "ses:configuration-set": ["ConfigSet"],
      "ses:source-ip": ["192.0.2.0"],
      "ses:from-domain": ["example.com"],
      "ses:caller-identity": ["ses_user"],
      ...(notice && {
        notice: [notice.id],
        recipient_kind: [notice.recipient.kind],
        recipient_id: [notice.recipient.id],
      }),
    },
  };
}

/** A bounce as SES publishes it. */
export function sesBounce(letter: Letter, bounceType = "Permanent", bounceSubType = "General") {
  return {
    eventType: "Bounce",
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [
        {
          emailAddress: letter.to,
          action: "failed",
          status: "5.1.1",
          diagnosticCode: "smtp; 550 5.1.1 user unknown",
        },
      ],
      timestamp: letter.at,
      feedbackId: "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
      reportingMTA: "dsn; mta.example.com",
    },
    mail: mailOf(letter),
  };
}

/** A complaint as SES publishes it. */
export function sesComplaint(letter: Letter) {
  return {
    eventType: "Complaint",
    complaint: {
      complainedRecipients: [{ emailAddress: letter.to }],
      timestamp: letter.at,
      feedbackId: "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
      userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36",
      complaintFeedbackType: "abuse",
      arrivalDate: letter.at,
    },
    mail: mailOf(letter),
  };
}

/** A delivery as SES publishes it. */
export function sesDelivery(letter: Letter) {
  return {
    eventType: "Delivery",
    mail: mailOf(letter),
    delivery: {
      timestamp: letter.at,
      processingTimeMillis: 11_893,
      recipients: [letter.to],
      smtpResponse: "250 2.6.0 Message received",
      remoteMtaIp: "123.456.789.012",
      reportingMTA: "mta.example.com",
    },
  };
}

/** Any other kind SES knows. */
export function sesOther(letter: Letter, eventType: string, detail: object) {
  return { eventType, mail: mailOf(letter), ...detail };
}

/** An event of a short message as End User Messaging publishes it. */
export function textEvent(letter: Letter, eventType: string, isFinal = true) {
  const { to, at, notice } = letter;
  return {
    eventType,
    eventVersion: "1.0",
    eventTimestamp: Date.parse(at),
    isFinal,
    originationPhoneNumber: "+12065550152",
    destinationPhoneNumber: to,
    isInternationalSend: false,
    isoCountryCode: "MA",
    mcc: "604",
    mnc: "01",
    messageId: "862a8790-60c0-4430-9b2b-658bdexample",
    messageRequestTimestamp: Date.parse(at) - 300,
    messageEncoding: "Unicode",
    messageType: "TRANSACTIONAL",
    messageStatus: eventType.replace("TEXT_", ""),
    messageStatusDescription: "As the carrier says",
    context: notice
      ? { notice: notice.id, recipient_kind: notice.recipient.kind, recipient_id: notice.recipient.id }
      : {},
    totalMessageParts: 1,
    totalMessagePrice: 0.095_82,
    totalCarrierFee: 0,
  };
}
