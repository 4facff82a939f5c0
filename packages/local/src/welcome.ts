import type { DemoKey } from "./demo-keys.ts";

const oujda = "offi_demo-oujda";
const sefrou = "coop_demo-C07";
const buttons = "hold_demo-P02";
const buttonsMatch = "idea_demo-P02.coop_demo-C07";

function tokenOf(keys: readonly DemoKey[], id: string): string {
  return keys.find((key) => key.scope.id === id)?.token ?? "";
}

/** The demo people with their keys, and three commands to copy. */
export function welcome(url: string, keys: readonly DemoKey[]): string {
  const width = Math.max(...keys.map((key) => key.label.length));
  const people = keys.map((key) => `  ${key.label.padEnd(width)}  ${key.token}`);
  const auth = (id: string) => `-H "Authorization: Bearer ${tokenOf(keys, id)}"`;
  const interested = `-X POST -H "Content-Type: application/json" -d '{"answer":"interested"}'`;
  const answer = `${url}/v1/proposals/${buttonsMatch}/answer`;
  return [
    `To sign in, open ${url}/auth/enter and write one of these; the code arrives at ${url}/dev/mailbox:`,
    "  +212500000007                  cooperative Anamil Sefrou, by phone",
    "  p02@holder.example             holder of the Sefrou buttons shop, by e-mail",
    "  fes@odco.example               the officer of Fez",
    "An administrator comes in by invitation: npm run cli -- invite you@odco.example --role administrator",
    "",
    "Machines come in with keys:",
    ...people,
    "",
    "Three things to try:",
    "",
    "  1. What waits for the officer in Oujda, best first",
    `  curl -s ${auth(oujda)} "${url}/v1/matches?delegation=OUJDA&state=waiting&order=score"`,
    "",
    "  2. What the cooperative in Sefrou was told",
    `  curl -s ${auth(sefrou)} "${url}/v1/notices"`,
    "",
    "  3. Both sides say yes and read each other's contacts",
    `  curl -s ${auth(sefrou)} ${interested} ${answer}`,
    `  curl -s ${auth(buttons)} ${interested} ${answer}`,
    `  curl -s ${auth(sefrou)} ${url}/v1/introductions/${buttonsMatch}`,
  ].join("\n");
}
