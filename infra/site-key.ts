import { isPermanent } from "./stage";

/**
 * `sst secret set SiteKey …`: a long random text that the site shows the API. Several with commas while it changes: the
 * site shows the first, the API takes any. A stage of one's own has no site in front, and asks for none.
 */
export const siteKey = new sst.Secret("SiteKey", isPermanent ? undefined : "none");
