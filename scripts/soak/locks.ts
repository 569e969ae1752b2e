import { lockRounds } from '#lib/db/testing/lock-rounds';
import type { Measure } from '#scripts/bench/measures';

const rounds = 200;

/**
 * Six processes that ask for one folder's lock at the same moment, after a killed holder: in how many rounds not
 * exactly one got it.
 */
export async function locks(): Promise<Measure[]> {
  const wrong = (await lockRounds(rounds)).filter(({ holders }) => holders.length !== 1);
  return [
    {
      what: `${rounds} rounds of six that take one folder at once: rounds without exactly one holder`,
      unit: 'times',
      target: 0,
      measured: wrong.length,
    },
  ];
}
