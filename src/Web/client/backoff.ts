const first = 1_000;
const last = 30_000;
/** A line that lived this long was a good one. */
const goodAfter = 10_000;
/** RFC 6455 and its registry: the gateway ends, or is full. */
const restart = 1012, full = 1013;

/** How a line ended, as far as the other side said. */
export interface End {
  readonly code?: number;
  /** Milliseconds that the other side asked for. */
  readonly retry?: number;
}

/** How long to wait before the next try. Chance spreads those that were cut off together. */
export class Backoff {
  private failures = 0;

  constructor(private readonly random: () => number) {}

  /** @param lived Milliseconds that the line was good for, 0 when it never was. */
  next(lived: number, { code, retry = 0 }: End): number {
    if (lived >= goodAfter) {
      this.failures = 0;
    }
    if (code === full) {
      this.failures = Math.max(this.failures, 4);
    }
    const window = Math.min(last, first * 2 ** this.failures);
    this.failures += code === restart && lived > 0 ? 0 : 1;
    const wait = this.random() * window;
    return Math.max(retry, code === full ? (window + wait) / 2 : wait);
  }

  forget(): void {
    this.failures = 0;
  }
}
