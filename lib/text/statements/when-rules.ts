import type { Rule } from '#lib/text/rules/rule';

const unit = '~minute|~hour|~day|~week|~month|~year';

/**
 * Words for a date, deadline or frequency. A preposition counts only before words of time ("by the office on Monday"
 * gives Monday).
 */
export const whenRules: readonly Rule<'when'>[] = [
  {
    id: 'when.day',
    tier: 'sure',
    what: 'when',
    phrases: [
      'by|before|until|on|this|next|for @days|tomorrow|tonight|noon (@day-parts)',
      '@days @day-parts',
      'tomorrow|today|tonight|yesterday (@day-parts)',
      'first thing tomorrow (@day-parts)',
      'first thing (in|on) (the) @days|@day-parts (@day-parts)',
      'this very day',
      'later today|tonight|this|on',
    ],
    examples: ['I will send it by Friday.', 'Call me tomorrow morning.'],
    nearMisses: ['Put it by the door.', 'The first thing is the price.', 'On the desk is a list.'],
  },
  {
    id: 'when.date',
    tier: 'sure',
    what: 'when',
    phrases: [
      'by|before|until|on|from (the) #NUM|@ordinals (of) @months',
      'by|before|until|on|from @months (the) #NUM|@ordinals',
      'by|before|until|on the @ordinals -#NOUN',
      "by|before|until|at|around #NUM am|pm|o'clock",
      'by|before|until|at #NUM -#NUM|#NOUN|#ADJ|#SYM|of|in|percent',
      'in|by (the|early|late) @day-parts|@months',
    ],
    examples: [
      'It is due by 14 May.',
      'Pay by May 14.',
      'It is due on the fifth.',
      'Come at 9 am.',
      'Be there by nine.',
    ],
    nearMisses: [
      'There are nine of them.',
      'The march went on.',
      'Work on the technical functions.',
      'We keep you on the five hundred.',
      'It went up by nine percent.',
      'It is on the first page.',
    ],
  },
  {
    id: 'when.stretch',
    tier: 'sure',
    what: 'when',
    phrases: [
      'by|before|until|at the end|beginning of (the|this|next) @stretches',
      'end of (the|this|next) @stretches',
      'this|next|every|each @days|@stretches|@day-parts',
      'by|before|until next|this @stretches|@day-parts',
      `in|within #NUM|a|an|the|another (few|couple|couple) (of) ${unit}`,
      `within #NUM|a|an|the next #NUM|few ${unit}`,
      'over|at the weekend',
      'next time',
    ],
    examples: ['Finish it by the end of the week.', 'Come back in two weeks.'],
    nearMisses: ['The end of the road is near.', 'It was a long week.', 'Time is short.'],
  },
  {
    id: 'when.soon',
    tier: 'sure',
    what: 'when',
    phrases: [
      'as soon as possible',
      'asap',
      'straight|right away',
      'right now',
      'at the latest',
      'by|before|until then|now',
    ],
    examples: ['Do it as soon as possible.', 'Call her right away.'],
    nearMisses: ['Turn right at the light.', 'It is possible.', 'The latest news is bad.'],
  },
  {
    id: 'when.occasion',
    tier: 'sure',
    what: 'when',
    phrases: ['after|before @events', 'after|before|in|at the (next) @occasions'],
    examples: ['I will ask after lunch.', 'We settle it before the next meeting.'],
    nearMisses: ['Lunch was good.', 'The call was short.', 'After him came the dog.'],
  },
  {
    id: 'when.often',
    tier: 'sure',
    what: 'when',
    phrases: [
      'once|twice a|per|every day|week|month',
      'one|two|three|four|five|six ~time a|per|every day|week|month',
      'once|twice daily|weekly',
    ],
    examples: ['Take it twice a day.', 'We meet three times a week.'],
    nearMisses: ['It happened once.', 'I asked him three times.', 'Two a penny.'],
  },
];
