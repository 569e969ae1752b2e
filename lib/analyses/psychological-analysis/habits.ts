import { cueTable, findCues, withClause, type CueMatch } from '#lib/text/cues/cue-table';
import type { TextModel } from '#lib/text/model';

/**
 * Wording that goes further than what anybody can know: absolutes about others and about everybody (after the
 * absolutist words of Al-Mosaiwi and Johnstone 2018), motives that are claimed to be known, the worst that is taken for
 * certain. Habits of wording, not of thinking; what is said of oneself ("I always take the bus") and idioms ("as
 * always", "never mind") are none.
 */
const habits = cueTable([
  {
    cue: 'generalises',
    phrases: [
      'you|he|she|they always #VERB',
      'you|he|she|they never (ever) #VERB',
      'you|he|she|they ~be always',
      'you|he|she|they ~be never',
      'everyone|everybody always',
      'everyone|everybody knows|thinks|hates|wants|says|agrees',
      'nobody|no-one ever',
      'nobody|no-one cares|listens|understands|likes|wants|respects|helps',
      'nothing ever ~work|~go|~change',
      'everything always ~go',
      'people always|never #VERB',
      'it is always the same',
      'every single time',
      'everything is (always) my|your|his|her|their fault',
      'you|they|he|she are|is all the same',
      'they are all the same',
    ],
  },
  {
    cue: 'claims_to_know_motives',
    phrases: [
      'you just|only want (me) to',
      'you are (only|just) doing this|it|that on purpose',
      'you are (only|just) doing this|it|that to',
      'you (just) do not want me to',
      'you do not (even|really) care',
      'they all think|hate',
      'everyone|everybody hates me',
      'everyone|everybody thinks (that) i',
      'i know what you are thinking',
      'you did that|this|it on purpose',
    ],
  },
  {
    cue: 'foresees_the_worst',
    phrases: [
      'my life is over',
      'everything is ruined',
      'it is the end of the world',
      'i will never be able',
      'i will never recover',
      'there is no way out',
      'it will never work|change|end|get',
      'we are doomed',
      'nothing will ever',
    ],
  },
]);

const said: Record<string, string> = {
  generalises: 'Wording that generalises',
  claims_to_know_motives: 'Wording that claims to know another’s motives',
  foresees_the_worst: 'Wording that takes the worst for certain',
};

/** In the speaker's own voice, stated and not asked, with the rest of the clause. */
export function habitsOf(model: TextModel): CueMatch[] {
  const own = findCues(model, habits).filter(
    ({ context }) => !context.quoted && !context.negated && !context.question && !context.conditional,
  );
  let end = 0;
  return own
    .map((match) => withClause(model, match))
    .filter((match) => {
      if (match.start < end) return false;
      end = match.end;
      return true;
    });
}

/** "Wording that generalises: “You always forget the keys”". */
export function habitLine(model: TextModel, { cue, start, end }: CueMatch): string {
  return `${said[cue] ?? ''}: “${model.text.slice(start, end)}”`;
}
