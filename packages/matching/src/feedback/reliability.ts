/** A prediction and what came of it. */
export interface Judged {
  /** 0..1 */
  readonly predicted: number;
  readonly mutual: boolean;
}

/** One tenth of the predictions' range: what was predicted there and what was seen. */
interface ReliabilityBin {
  /** Bounds of the predictions, 0..1; the upper one belongs to the last bin only. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Undefined where the bin is empty, as are the next three. */
  readonly meanPredicted: number | undefined;
  /** Share that was mutual, with its 95 % interval. */
  readonly observed: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** How far predictions can be trusted. */
export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Mean squared error, 0..1 (Brier 1950). */
  readonly brier: number;
  /** Mean distance of predicted and observed over the bins by their counts, 0..1 (Naeini et al. 2015). */
  readonly expectedCalibrationError: number;
}

const binCount = 10;
/** Standard normal quantile of a two-sided 95 % interval. */
const z = 1.959964;

/** 95 % interval of a share seen `successes` times of `count` (Wilson 1927): sound for few and for shares near 0 and 1. */
export function wilsonInterval(
  successes: number,
  count: number,
): { readonly low: number; readonly high: number } {
  const share = successes / count;
  const middle = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count);
  const reach =
    (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

function binOf(judged: readonly Judged[], place: number): ReliabilityBin {
  const bounds = { from: place / binCount, to: (place + 1) / binCount };
  const count = judged.length;
  if (count === 0) {
    const nothing = { meanPredicted: undefined, observed: undefined, low: undefined, high: undefined };
    return { ...bounds, count, ...nothing };
  }
  const mutual = judged.filter((row) => row.mutual).length;
  const meanPredicted = judged.reduce((sum, row) => sum + row.predicted, 0) / count;
  return { ...bounds, count, meanPredicted, observed: mutual / count, ...wilsonInterval(mutual, count) };
}

/** The reliability table of ten bins with both errors; at least one prediction. */
export function reliability(judged: readonly Judged[]): Reliability {
  const groups = Map.groupBy(judged, ({ predicted }) =>
    Math.min(binCount - 1, Math.floor(predicted * binCount)),
  );
  const bins = Array.from({ length: binCount }, (_, place) => binOf(groups.get(place) ?? [], place));
  const squared = judged.reduce((sum, row) => sum + (row.predicted - (row.mutual ? 1 : 0)) ** 2, 0);
  const apart = bins.reduce(
    (sum, bin) => sum + bin.count * Math.abs((bin.meanPredicted ?? 0) - (bin.observed ?? 0)),
    0,
  );
  return {
    bins,
    brier: squared / judged.length,
    expectedCalibrationError: apart / judged.length,
  };
}
