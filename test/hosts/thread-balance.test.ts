// Two threads that share work end up equally busy, whatever each of them has to do anyway.
import { expect, test } from "vitest";
import { createBalance } from "../../src/hosts/thread-balance.ts";

/** What a handful costs each thread anyway, and what each of two tasks costs whoever takes it. */
interface Costs {
  readonly first: number;
  readonly second: number;
  readonly tasks: readonly [number, number];
}

/** How busy both were with the second half of many handfuls, and how many tasks the first took of each. */
function share({ first, second, tasks }: Costs) {
  const busy = { first: 0, second: 0 };
  const balance = createBalance(2, () => ({ ...busy }));
  const later = { first: 0, second: 0, taken: 0 };
  for (let i = 0; i < 2000; i++) {
    const taken = balance.next();
    const own = first + tasks.slice(0, taken).reduce((sum, cost) => sum + cost, 0);
    const other = second + tasks.slice(taken).reduce((sum, cost) => sum + cost, 0);
    busy.first += own;
    busy.second += other;
    if (i < 1000) continue;
    later.first += own;
    later.second += other;
    later.taken += taken / 1000;
  }
  return later;
}

test.each<Costs>([
  { first: 3, second: 2, tasks: [1, 1] },
  { first: 2, second: 3, tasks: [1, 2] },
  { first: 2.5, second: 2.5, tasks: [1, 1] },
])("both are equally busy where that can be: %o", (costs) => {
  const { first, second } = share(costs);
  expect(Math.abs(first - second) / first).toBeLessThan(0.03);
});

test("who has much less to do takes all, and who has much more nothing", () => {
  expect(share({ first: 1, second: 9, tasks: [1, 1] }).taken).toBeCloseTo(2);
  expect(share({ first: 9, second: 1, tasks: [1, 1] }).taken).toBe(0);
});

test("the first takes all before anything is known", () => {
  expect(createBalance(2, () => ({ first: 0, second: 0 })).next()).toBe(2);
});
