import { inputOf } from './input.ts';

/** A short talk about a boat whose sale is disputed. */
export const boatTalk = inputOf(
  [
    { speaker: 'Anna', text: 'When do you charge the card, and is the total 9,900 euros?' },
    { speaker: 'Ben', text: 'I will charge it tonight.' },
    { speaker: 'Anna', text: 'Can you call Detective Brown about the stolen boat?' },
    { speaker: 'Ben', text: 'Yes, on Friday at noon.' },
    { speaker: 'Anna', text: 'You lied to me about the boat :) :) and that hurts.' },
    { speaker: 'Ben', text: 'We never sold the boat. Never mind.' },
    { speaker: 'Anna', text: 'You sold the boat in May.' },
  ],
  { context: { participants: ['Carla'], notes: 'A talk about the boat Aurora.' } },
);
