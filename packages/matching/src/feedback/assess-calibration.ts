import {
  type Calibration,
  calibrate,
  fitCalibration,
  isEnough,
  type Outcome,
  probabilityOf,
} from "./calibrate.ts";
import { type Judged, type Reliability, reliability } from "./reliability.ts";

/** What outcomes say of the score as a probability, and what calibrating it would make of it. */
export interface CalibrationReport {
  readonly outcomes: number;
  readonly mutual: number;
  /** The score taken as it is; undefined where there is no outcome at all. */
  readonly before: Reliability | undefined;
  /** The calibrated score, each outcome predicted by a curve that has not seen it; undefined below the floor of data. */
  readonly after: Reliability | undefined;
  /** The curve of all outcomes; undefined below the floor of data: the score is then not calibrated. */
  readonly calibration: Calibration | undefined;
}

const folds = 5;

/** Every fifth outcome by score in turn, so that each fold has the whole range and order does not matter. */
function crossValidated(outcomes: readonly Outcome[]): readonly Judged[] {
  const ordered = outcomes.toSorted((a, b) => a.score - b.score || Number(a.mutual) - Number(b.mutual));
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const seen = fitCalibration(ordered.filter((_, at) => at % folds !== fold));
    return ordered
      .filter((_, at) => at % folds === fold)
      .map(({ score, mutual }) => ({ predicted: probabilityOf(seen, score), mutual }));
  });
}

/** The reliability of the score before and after calibration. */
export function assessCalibration(outcomes: readonly Outcome[]): CalibrationReport {
  const asIs = outcomes.map(({ score, mutual }) => ({ predicted: score, mutual }));
  return {
    outcomes: outcomes.length,
    mutual: outcomes.filter(({ mutual }) => mutual).length,
    before: outcomes.length === 0 ? undefined : reliability(asIs),
    after: isEnough(outcomes) ? reliability(crossValidated(outcomes)) : undefined,
    calibration: calibrate(outcomes),
  };
}
