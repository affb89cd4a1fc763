/** Somebody's side of a polled channel, on loopback: what lies there to be fetched, what was put there, and how to be let in. */
export interface ChannelPeer {
  readonly port: number;
  readonly secrets: Readonly<Record<string, string>>;
  put(file: string, content: Uint8Array | string, modifiedAt?: Date): Promise<void>;
  /** Nothing when there is no such file. */
  read(file: string): Promise<Buffer | undefined>;
  names(folder: string): Promise<string[]>;
  remove(file: string): Promise<void>;
  /** Ends it as a crash would, with all its connections. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
}
