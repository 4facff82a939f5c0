/** Milliseconds between two lines where nobody looks at a terminal. */
const lineEveryMs = 30_000;

/** Tells on standard error how far long work is: in place on a terminal, else a line now and then. */
export function createProgress(what: string) {
  let told = Date.now();
  const words = (done: number, of: number) =>
    `${what}: ${done.toLocaleString("en")} of ${of.toLocaleString("en")} items`;
  return {
    show(done: number, of: number): void {
      const now = Date.now();
      const { isTTY } = process.stderr;
      if (now - told < (isTTY ? 200 : lineEveryMs)) return;
      told = now;
      process.stderr.write(isTTY ? `\r${words(done, of)}` : `${words(done, of)}\n`);
    },
    end(): void {
      if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    },
  };
}
