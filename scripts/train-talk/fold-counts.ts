/**
 * What the product says of some conversations against a careful reader's annotation, as JSON on standard output: `{
 * conversations, lists: { name: [said, right, there, found] }, shares: { name: [right, of] }, means: { name: value } }`.
 * Usage: node scripts/train-talk/fold-counts.ts FOLDER ID…, with FOLDER as for `npm run eval -- --talk`.
 */
import { scoreOf } from '#scripts/eval/talk/command';

const [folder = '', ...ids] = process.argv.slice(2);
const score = scoreOf(folder, new Set(ids));
const { doers, central, topics, intents } = score;
const lists = [...score.tallies].map(([name, { said, right, gold, found }]) => [name, [said, right, gold, found]]);
const shares = Object.entries({ doers, central, topics, intents }).map(([name, share]) => [
  name,
  [share.right, share.of],
]);
process.stdout.write(
  `${JSON.stringify({
    conversations: score.conversations,
    lists: Object.fromEntries(lists),
    shares: Object.fromEntries(shares),
    means: { gist: score.gist.value ?? 0, pk: score.pk.value ?? 0 },
  })}\n`,
);
