/** A row with what it is ordered by. */
export interface Placed {
  readonly id: string;
  readonly value: number;
}

/** Order of every list: the higher value first, equal values by id. */
export function byValue(a: Placed, b: Placed): number {
  return b.value - a.value || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Keeps the best k of what is offered; `floor` is the value a newcomer must reach. */
export interface Best<Row extends Placed> {
  readonly offer: (row: Row) => void;
  readonly floor: () => number;
  readonly ordered: () => readonly Row[];
}

/** Above this many it is cheaper to keep all and sort once. */
const keptInOrder = 512;

function everything<Row extends Placed>(k: number): Best<Row> {
  const rows: Row[] = [];
  return {
    offer: (row) => {
      rows.push(row);
    },
    floor: () => Number.NEGATIVE_INFINITY,
    ordered: () => rows.sort(byValue).slice(0, k),
  };
}

/** The best k; k may be infinite. */
export function bestOf<Row extends Placed>(k: number): Best<Row> {
  if (k > keptInOrder) {
    return everything(k);
  }
  const rows: Row[] = [];
  return {
    offer: (row) => {
      const last = rows[rows.length - 1];
      if (rows.length === k && (last === undefined || byValue(row, last) > 0)) {
        return;
      }
      let low = 0;
      let high = rows.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const other = rows[middle];
        if (other !== undefined && byValue(other, row) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      rows.splice(low, 0, row);
      if (rows.length > k) {
        rows.pop();
      }
    },
    floor: () => (rows.length < k ? Number.NEGATIVE_INFINITY : (rows[k - 1]?.value ?? 0)),
    ordered: () => rows,
  };
}
