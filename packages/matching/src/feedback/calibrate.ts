/** One settled proposal: the score both sides were told with, and whether both were interested. */
export interface Outcome {
  /** 0..1 */
  readonly score: number;
  readonly mutual: boolean;
}

/** A step of the calibrated curve; between two steps it is a straight line. */
interface Knot {
  readonly score: number;
  readonly probability: number;
}

/** From a score to the probability of mutual interest; its knots rise in both. */
export interface Calibration {
  readonly knots: readonly Knot[];
  /** Outcomes it was made from. */
  readonly outcomes: number;
}

/** Below these nothing is calibrated: a curve through so few says more of chance than of people. */
export const fewestOutcomes = 200;
export const fewestOfEach = 30;

interface Block {
  readonly from: number;
  readonly to: number;
  readonly sum: number;
  readonly count: number;
}

/** True when there is enough to calibrate with. */
export function isEnough(outcomes: readonly Outcome[]): boolean {
  const mutual = outcomes.filter((outcome) => outcome.mutual).length;
  return (
    outcomes.length >= fewestOutcomes && mutual >= fewestOfEach && outcomes.length - mutual >= fewestOfEach
  );
}

/** Outcomes by score, equal scores as one block: their order says nothing. */
function blocksOf(outcomes: readonly Outcome[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const { score, mutual } of outcomes.toSorted((a, b) => a.score - b.score)) {
    const last = blocks.at(-1);
    if (last?.to === score) {
      blocks.push({ ...last, sum: last.sum + (mutual ? 1 : 0), count: last.count + 1 });
      blocks.splice(-2, 1);
    } else {
      blocks.push({ from: score, to: score, sum: mutual ? 1 : 0, count: 1 });
    }
  }
  return blocks;
}

/** One outcome against the trend at either end keeps the curve off 0 and 1, as the rule of succession does. */
function withDoubt(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, at) => ({
    ...block,
    sum: block.sum + (at === 0 ? 1 : 0),
    count: block.count + (at === 0 ? 1 : 0) + (at === blocks.length - 1 ? 1 : 0),
  }));
}

/** Pools neighbours that violate the order until shares rise: the least-squares monotone fit (Ayer et al. 1955). */
function pooled(blocks: readonly Block[]): readonly Block[] {
  const stack: Block[] = [];
  for (const block of blocks) {
    let next = block;
    for (let last = stack.at(-1); last !== undefined; last = stack.at(-1)) {
      if (last.sum * next.count < next.sum * last.count) {
        break;
      }
      stack.pop();
      next = { from: last.from, to: next.to, sum: last.sum + next.sum, count: last.count + next.count };
    }
    stack.push(next);
  }
  return stack;
}

/** The curve of these outcomes, however few; at least one. */
export function fitCalibration(outcomes: readonly Outcome[]): Calibration {
  const knots = pooled(withDoubt(blocksOf(outcomes))).flatMap(({ from, to, sum, count }): Knot[] => {
    const probability = sum / count;
    return from === to
      ? [{ score: from, probability }]
      : [
          { score: from, probability },
          { score: to, probability },
        ];
  });
  return { knots, outcomes: outcomes.length };
}

/**
 * Isotonic calibration by pooling adjacent violators (Zadrozny & Elkan 2002): assumes only that a better score is no
 * less likely to be mutual. Undefined, not calibrated, below the floor of data.
 */
export function calibrate(outcomes: readonly Outcome[]): Calibration | undefined {
  return isEnough(outcomes) ? fitCalibration(outcomes) : undefined;
}

/** P(mutual interest | score), within 0..1; beyond the outcomes seen it stays as at their end. */
export function probabilityOf({ knots }: Calibration, score: number): number {
  const above = knots.findIndex((knot) => knot.score >= score);
  const high = knots[above];
  const low = knots[above - 1];
  if (high === undefined) {
    return knots.at(-1)?.probability ?? 0;
  }
  if (low === undefined) {
    return high.probability;
  }
  const share = (score - low.score) / (high.score - low.score);
  return low.probability + share * (high.probability - low.probability);
}
