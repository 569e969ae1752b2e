/**
 * The long tier: tests that take minutes and both cores. `npm run test:soak` runs all parts, `npm run test:soak --
 * viewers kills` some of them. Prints a table; exits with 1 if a target is missed or a fact was lost.
 */
import { heading, lineOf } from '#scripts/bench/line';
import type { Measure } from '#scripts/bench/measures';
import { ensureBuild } from '#scripts/build';
import { journeys } from './journeys.ts';
import { kills } from './kills.ts';
import { leaks } from './leaks.ts';
import { live } from './live.ts';
import { locks } from './locks.ts';
import { reconnects } from './reconnects.ts';
import { search } from './search.ts';
import { sessions } from './sessions.ts';
import { sleepers } from './sleepers.ts';
import { viewers } from './viewers.ts';

const parts: Record<string, () => Promise<Measure[]>> = {
  live,
  locks,
  viewers,
  sleepers,
  reconnects,
  leaks,
  sessions,
  search,
  kills,
  journeys,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part called ${unknown.join(' or ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
await ensureBuild();
console.log(heading);
let missed = 0;
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const measure of await run()) {
    console.log(lineOf(measure));
    if (measure.target !== null && measure.measured !== null && measure.measured > measure.target) missed += 1;
  }
}
console.log(missed === 0 ? '\nEvery target is met.' : `\n${missed} missed.`);
process.exit(missed === 0 ? 0 : 1);
