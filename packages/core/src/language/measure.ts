import * as z from "zod";

/** What is smaller than this is nothing: no such share, area or volume is meant, and the table keeps none below 1e-130. */
const smallest = 1e-9;

/** A number of the world, 0 to `most`, in whatever unit its field names. */
export const measure = (most: number) =>
  z
    .number()
    .min(0)
    .max(most)
    .overwrite((value) => (value < smallest ? 0 : value));
