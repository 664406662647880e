/** The part of diagram-js' event bus we use. */
export interface EventBus {
  on(event: string, listener: () => void): void;
}
