/** What a unit measures; only sizes of one dimension compare. */
export const dimensions = ["mass", "volume", "area", "space", "count"] as const;
type Dimension = (typeof dimensions)[number];

/** An amount in its dimension's own unit (kg, litres, m², m³, pieces), a year's where a period was given. */
export interface Size {
  readonly dimension: Dimension;
  readonly amount: number;
}

const units: Readonly<Record<string, readonly [Dimension, number]>> = {
  t: ["mass", 1000],
  tonne: ["mass", 1000],
  tonnes: ["mass", 1000],
  q: ["mass", 100],
  qx: ["mass", 100],
  kg: ["mass", 1],
  g: ["mass", 0.001],
  l: ["volume", 1],
  hl: ["volume", 100],
  ml: ["volume", 0.001],
  m2: ["area", 1],
  ha: ["area", 10_000],
  m3: ["space", 1],
};

/** Times a year; `pd`, `pw`, `pm` as in 400lpd. */
export const periods: Readonly<Record<string, number>> = {
  day: 365,
  daily: 365,
  week: 52,
  weekly: 52,
  month: 12,
  monthly: 12,
  year: 1,
  yearly: 1,
  total: 1,
};

const shortPeriods: Readonly<Record<string, number>> = { pd: 365, pw: 52, pm: 12, py: 1 };

/** An amount with its unit and period as one size; counts of anything are pieces. */
export function sizeOf(amount: number, unit: string, per: string | undefined): Size {
  const written = unit.toLowerCase();
  const short = Object.keys(shortPeriods).find(
    (period) => written.endsWith(period) && Object.hasOwn(units, written.slice(0, -period.length)),
  );
  const plain = short === undefined ? written : written.slice(0, -short.length);
  const [dimension, factor] = units[plain] ?? ["count", 1];
  const times = (short === undefined ? undefined : shortPeriods[short]) ?? periods[per ?? "year"] ?? 1;
  return { dimension, amount: amount * factor * times };
}
