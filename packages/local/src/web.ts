import { serve } from "@hono/node-server";
import { codeOf, StartError } from "./start-error.ts";

/** `connection` is what the server knows of where the request came from. */
type Fetch = (request: Request, connection?: object) => Response | Promise<Response>;

export interface Web {
  readonly url: string;
  /** From here on requests are answered by this. */
  show(fetch: Fetch): void;
  stop(): Promise<void>;
}

const starting: Fetch = () => Response.json({ ready: false, stage: "starting" }, { status: 503 });

function inWords(error: Error, port: number): Error {
  if (codeOf(error) === "EADDRINUSE")
    return new StartError(
      `Port ${port} is in use: stop what uses it, or choose another one (PORT=${port + 1} npm start).`,
      { cause: error },
    );
  if (codeOf(error) === "EACCES")
    return new StartError(`Port ${port} is not yours to use: choose one above 1023 (PORT=3000 npm start).`, {
      cause: error,
    });
  return error;
}

/** Listens on the loopback only, port 0 takes any free one; answers 503 until there is something to show. @throws StartError */
export async function listen(port: number): Promise<Web> {
  let fetch = starting;
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: (request, connection) => fetch(request, connection), hostname: "127.0.0.1", port },
      (address) => {
        resolve({
          url: `http://127.0.0.1:${address.port}`,
          show: (next) => {
            fetch = next;
          },
          stop: () =>
            new Promise((stopped) => {
              server.close(() => stopped());
              if ("closeAllConnections" in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.once("error", (error: Error) => reject(inWords(error, port)));
  });
}
