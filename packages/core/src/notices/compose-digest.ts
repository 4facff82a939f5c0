import type { Actor } from "../actors/actor.ts";
import { formatNumber } from "../language/format.ts";
import { pickText } from "../language/localized-text.ts";
import type { Match } from "../matches/match.ts";
import { countQueueViews, listQueueView } from "../matches/queue-views.ts";
import type { Officer } from "../officers/officer.ts";
import type { Ports } from "../ports.ts";
import { type TextArgs, type TextKey, translate } from "../texts/catalogue.ts";
import { isolate } from "../texts/isolate.ts";

/** Matches named in a letter. */
const mostNamed = 3;
/** What an officer can do something about, as the queue cuts it; the first tells how many wait for a decision. */
const toDo = ["decide", "unassigned", "mine", "held"] as const;

type Counts = Readonly<Record<(typeof toDo)[number], { readonly count: number; readonly more: boolean }>>;

/** What waits for an officer at this moment, as one letter in its language; undefined where nothing does. */
export async function composeDigest(
  ports: Ports,
  officer: Officer,
): Promise<{ subject: string; body: string } | undefined> {
  const { id, delegations } = officer;
  const actor: Actor = { kind: "officer", id, delegations, via: { kind: "system" } };
  const counts = await countAll(ports, actor, delegations);
  if (counts.decide.count === 0) return undefined;
  const lists = await Promise.all(
    delegations.map((delegation) =>
      listQueueView(ports, actor, { view: "decide", delegation, order: "score", limit: mostNamed }),
    ),
  );
  const best = lists
    .flatMap(({ items }) => items)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return write(officer, counts, best.slice(0, mostNamed), `${ports.siteUrl}/queue`);
}

async function countAll(ports: Ports, actor: Actor, delegations: Officer["delegations"]): Promise<Counts> {
  const each = await Promise.all(delegations.map((delegation) => countQueueViews(ports, actor, delegation)));
  const sum = toDo.map((view) => {
    const count = each.reduce((total, counts) => total + counts[view].count, 0);
    return [view, { count, more: each.some((counts) => counts[view].more) }] as const;
  });
  return Object.fromEntries(sum) as unknown as Counts;
}

function write({ language }: Officer, counts: Counts, best: readonly Match[], link: string) {
  const say = (key: TextKey, args?: TextArgs) => translate(language, key, args);
  const name = (text: Match["ideaTitle"]) => isolate(language, pickText(text, language).text);
  const amountOf = ({ count, more }: Counts["decide"]) => {
    const amount = formatNumber(language, count);
    return more ? say("queue.more", { amount }) : amount;
  };
  const waiting = { count: counts.decide.count, amount: amountOf(counts.decide) };
  const views = toDo.filter((view) => counts[view].count > 0);
  const paragraphs = [
    say("notices.greetingOfficer"),
    say("notices.digest.opening", waiting),
    [
      say("notices.digest.toDo"),
      ...views.map((view) =>
        say("notices.digest.line", { view: say(`queue.view.${view}`), amount: amountOf(counts[view]) }),
      ),
    ].join("\n"),
    [
      say("notices.digest.best"),
      ...best.map((match) =>
        say("notices.digest.match", {
          idea: name(match.ideaTitle),
          cooperative: name(match.cooperativeName),
          score: say("queue.outOf100", { score: formatNumber(language, Math.round(match.score * 100)) }),
        }),
      ),
    ].join("\n"),
    say("notices.digest.open", { link }),
    say("notices.closing"),
  ];
  return { subject: say("notices.digest.subject", waiting), body: `${paragraphs.join("\n\n")}\n` };
}
