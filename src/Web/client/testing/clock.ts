import type { Timer } from "../platform";

interface Due { at: number; order: number; run: () => void }

/** Time that passes when it is told to. */
export class Clock {
  now = 0;
  private order = 0;
  private due: Due[] = [];

  after(milliseconds: number, run: () => void): Timer {
    const due = { at: this.now + milliseconds, order: this.order++, run };
    this.due.push(due);
    return { cancel: () => { this.due = this.due.filter((other) => other !== due); } };
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    await settle();
    for (let next = this.next(end); next; next = this.next(end)) {
      this.now = next.at;
      this.due = this.due.filter((other) => other !== next);
      next.run();
      await settle();
    }
    this.now = end;
  }

  private next(end: number): Due | undefined {
    return this.due.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at || one.order - other.order)[0];
  }
}

/** Lets promises and streams run that wait for nothing but their turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise<void>((done) => setImmediate(done));
  }
}

/** The same numbers for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
