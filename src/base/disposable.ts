// What is opened is closed: watchers, timers and pools give one of these back.

/** Releases what it stands for; calling it twice does nothing more. */
export interface Disposable {
  dispose(): void;
}
