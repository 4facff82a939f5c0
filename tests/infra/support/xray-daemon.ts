import { createSocket } from "node:dgram";

/** A part of a trace as a process hands it to the daemon beside it. */
interface Segment {
  readonly name: string;
  readonly trace_id?: string;
  readonly namespace?: string;
  readonly aws?: { readonly operation?: string };
  readonly subsegments?: readonly Segment[];
}

export interface XRayDaemon {
  /** `host:port`. */
  readonly address: string;
  /** Every segment that came, with all inside it. */
  readonly segments: readonly Segment[];
  stop(): Promise<void>;
}

const withParts = (segment: Segment): Segment[] => [
  segment,
  ...(segment.subsegments ?? []).flatMap(withParts),
];

/** Takes what X-Ray's daemon would take: datagrams of a header line and a segment. */
export async function startXRayDaemon(): Promise<XRayDaemon> {
  const socket = createSocket("udp4");
  const segments: Segment[] = [];
  socket.on("message", (message) => {
    const text = message.toString();
    segments.push(...withParts(JSON.parse(text.slice(text.indexOf("\n"))) as Segment));
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    segments,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
