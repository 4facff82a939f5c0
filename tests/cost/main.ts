import { measureUseCases } from "./measure.ts";

console.table(await measureUseCases());
