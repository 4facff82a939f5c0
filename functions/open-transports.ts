/**
 * What sends letters and short messages on AWS. A file of its own: a bundle carries what it loads as soon as it carries
 * the file, used or not.
 */
export const openAwsTransports = async () =>
  (await import("@tawafuq/aws/transports/aws")).createAwsTransports;
