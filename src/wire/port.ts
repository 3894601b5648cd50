// The part of `runtime.Port` that the channels need, handed in as an argument so that a test can be one end.

export interface RuntimePort {
  postMessage(message: unknown): void
  disconnect(): void
  readonly onMessage: { addListener(heard: (message: unknown) => void): void }
  readonly onDisconnect: { addListener(heard: () => void): void }
}
