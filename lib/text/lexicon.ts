import { cueTable } from './cues.ts';

/**
 * Hedges: words that make a statement less certain. A precise part of the list that Danescu-Niculescu-Mizil et al.
 * (ACL 2013) took from Hyland (2005); words that mostly mean something else in speech ("about", "like") are left out.
 */
export const hedges = cueTable([
  {
    cue: 'hedge',
    phrases: [
      'maybe', 'perhaps', 'probably', 'possibly', 'presumably', 'apparently', 'supposedly', 'arguably', 'allegedly',
      'i think', 'i guess', 'i suppose', 'i believe', 'i assume', 'i suspect', 'i reckon', 'i imagine', 'i feel like', 'i doubt',
      'i am not (really|quite|entirely|too|so) sure', 'not (really|quite|entirely|too) sure', 'i am not certain', 'as far as i know', 'as far as i can tell',
      'in my opinion', 'in my view', 'might', 'may +~be|#VERB', 'kind|sort of +#ADJ|#VERB|#ADV', 'more or less', 'somewhat', 'it seems', 'it looks like', '~seem to', '~seem like', '~appear to',
      'could be', 'roughly', 'approximately', 'around #NUM', 'or so $', 'or something', 'i would say', 'if i remember (correctly|right)', 'it depends',
    ],
  },
]);

/** Boosters: words that make a statement more certain (after Hyland 2005, adverbs and phrases that have no other common use). */
export const boosters = cueTable([
  {
    cue: 'booster',
    phrases: [
      'definitely', 'certainly', 'obviously', 'clearly', 'absolutely', 'undoubtedly', 'surely', 'totally', 'completely', 'without a doubt', 'no doubt', 'for sure',
      'of course', 'i am (absolutely|quite|pretty|very|totally) sure', 'i am (absolutely|quite|very|totally) certain', 'i know that', 'i know for (a) fact', 'i am positive', 'i am convinced',
      'there is no question', 'in fact', 'the fact is', 'always', 'never', 'must be', 'i guarantee', 'believe me', 'trust me', 'i promise you',
    ],
  },
]);

/** Filled pauses as recognisers spell them. */
export const filledPauses: ReadonlySet<string> = new Set(['um', 'umm', 'uhm', 'uh', 'uhh', 'erm', 'er', 'hmm', 'hm', 'mm', 'ah']);

/** Verbs too general to tell what a sentence is about. */
export const generalVerbs: ReadonlySet<string> = new Set([
  'want', 'know', 'go', 'come', 'get', 'make', 'say', 'tell', 'see', 'look', 'give', 'take', 'put', 'need', 'think', 'mean', 'like', 'let', 'try', 'use', 'feel', 'seem', 'keep', 'start', 'happen',
]);

/** Nouns too general to be a topic. */
export const generalNouns: ReadonlySet<string> = new Set([
  'thing', 'things', 'something', 'anything', 'nothing', 'everything', 'someone', 'anyone', 'everyone', 'everybody', 'nobody', 'somebody', 'way', 'lot', 'time', 'people', 'person', 'guy', 'guys',
  'kind', 'sort', 'bit', 'day', 'week', 'month', 'year', 'today', 'tomorrow', 'yesterday', 'minute', 'moment', 'hour', 'part', 'point', 'stuff', 'case', 'one', 'course', 'problem', 'question',
  'idea', 'fact', 'reason', 'end', 'matter', 'okay', 'ok', 'yeah', 'yes', 'no', 'um', 'uh', 'thank', 'thanks', 'please', 'hello', 'hi', 'hey', 'bye', 'morning', 'afternoon', 'evening', 'night', 'god', 'man', 'well',
  'couple', 'number', 'place', 'side', 'rest', 'half', 'mr', 'mrs', 'ms', 'sir', 'chance', 'word', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', "i'm",
]);
