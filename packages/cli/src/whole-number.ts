import { InvalidArgumentError } from "commander";

/** A parser of options that are whole numbers within bounds. */
export function wholeNumber(min: number, max: number): (typed: string) => number {
  return (typed) => {
    const value = Number(typed);
    if (!Number.isInteger(value) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };
}
