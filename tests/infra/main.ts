import { installPlatform } from "./support/platform.ts";

/* Before types are checked: those of the infrastructure come with SST's platform. */
await installPlatform();
