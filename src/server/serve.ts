// The life of one server: from the first message to `exit` or the end of the stream. Ends no process; the caller gets the code.
import { createConnection, type Connection, type WatchDog } from "vscode-languageserver";
import { createProtocolConnection, type MessageReader, type MessageWriter } from "vscode-languageserver/node";
import { createServer, type CreateServerOptions } from "./server.ts";

export interface ServeOptions extends Omit<CreateServerOptions, "connection"> {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/** Resolves with the exit code that LSP asks for: 0 after `shutdown`, 1 when the editor went away without it. */
export async function serve({ reader, writer, ...options }: ServeOptions): Promise<number> {
  let connection: Connection | undefined;
  const ended = new Promise<number>((resolve) => {
    const watchDog: WatchDog = {
      shutdownReceived: false,
      // The end of the stream tells that the editor is gone; its process id is not needed.
      initialize: () => {},
      exit: resolve,
    };
    connection = createConnection((logger) => {
      const protocol = createProtocolConnection(reader, writer, logger);
      protocol.onClose(() => resolve(watchDog.shutdownReceived ? 0 : 1));
      return protocol;
    }, watchDog);
  });
  if (!connection) throw new Error("The connection was not created.");
  const server = createServer({ ...options, connection });
  connection.listen();
  const code = await ended;
  server.dispose();
  connection.dispose();
  return code;
}
