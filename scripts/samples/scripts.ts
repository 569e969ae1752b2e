/** One turn of a dialogue: speaker, words, and the silence afterwards. */
interface ScriptTurn {
  speaker: string;
  text: string;
  /** Silence after the turn. */
  pause_s: number;
  /** Duration of the sounds relative to the voice's own; below 1 is faster. Default 1. */
  stretch?: number;
  /** Level relative to the speaker's other turns. Default 0. */
  gain_db?: number;
}

/** A dialogue for two synthetic voices. */
export interface SampleScript {
  id: string;
  title: string;
  description: string;
  /** Speaker to flite voice, in the order of the JSON's `speakers`. */
  voices: Record<string, 'rms' | 'slt'>;
  turns: ScriptTurn[];
}

/** Pressure, belittling, a threat, a false dilemma and an ad populum, beside hedges, reasons and an apology. */
const argument: SampleScript = {
  id: 'argument',
  title: 'An argument about a loan',
  description:
    'Two people, one loan, one signature. One of them wants it today; the other wants time. Listen for the pressure.',
  voices: { Anna: 'slt', Mark: 'rms' },
  turns: [
    {
      speaker: 'Anna',
      text: 'I have read the papers for the loan, and I think we should wait, because we do not have the money yet.',
      pause_s: 0.6,
    },
    {
      speaker: 'Mark',
      text: 'After everything I have done for you, this is how you treat me?',
      pause_s: 0.9,
      gain_db: 1.5,
    },
    { speaker: 'Anna', text: 'I am sorry. I did not want to hurt you.', pause_s: 0.4, gain_db: -1.5 },
    { speaker: 'Mark', text: 'You are too sensitive. You always make a problem out of nothing.', pause_s: 0.7 },
    {
      speaker: 'Anna',
      text: 'Maybe. But I am worried, because we already owe twelve thousand dollars to the bank.',
      pause_s: 0.3,
    },
    {
      speaker: 'Mark',
      text:
        'Come on. Everybody knows that the price can only go up. So either you sign today or you do not care about ' +
        'this family.',
      pause_s: 2.5,
      gain_db: 1.5,
    },
    {
      speaker: 'Anna',
      text: 'That is not fair. I can sort of see why you are angry, but I need more time.',
      pause_s: 0.5,
      stretch: 1.05,
      gain_db: -1,
    },
    {
      speaker: 'Mark',
      text: 'There is no more time. Decide right now. If you walk away, you will regret this.',
      pause_s: 1.2,
      stretch: 0.96,
      gain_db: 2.5,
    },
    {
      speaker: 'Anna',
      text:
        'Please do not talk to me like that. I would like to speak with a lawyer first, because it is a big ' +
        'decision.',
      pause_s: 0.8,
    },
    { speaker: 'Mark', text: 'Fine. Do what you want. But do not come to me when it goes wrong.', pause_s: 0.5 },
    { speaker: 'Anna', text: 'I will give you an answer on Monday. I am not going to decide tonight.', pause_s: 0.4 },
  ],
};

/** Decisions, tasks with a name and a day, open questions, claims with numbers, thanks; no pressure at all. */
const planning: SampleScript = {
  id: 'planning',
  title: 'Planning a workshop',
  description:
    'Two colleagues plan a workshop. Some things are decided, some are promised, and two questions stay open.',
  voices: { Tom: 'rms', Laura: 'slt' },
  turns: [
    {
      speaker: 'Tom',
      text: 'Thank you for making time today. Can we start with the date of the workshop?',
      pause_s: 0.5,
    },
    {
      speaker: 'Laura',
      text: 'Of course. I would prefer March, because half of the team is away in February.',
      pause_s: 0.8,
    },
    { speaker: 'Tom', text: "That makes sense. Let's go with the second week of March.", pause_s: 0.4 },
    {
      speaker: 'Laura',
      text: 'Great. Last year we had forty people, and the room cost nine hundred dollars.',
      pause_s: 1.0,
    },
    {
      speaker: 'Tom',
      text: 'I think we need a bigger room this time. I will send the budget by Friday.',
      pause_s: 0.6,
    },
    {
      speaker: 'Laura',
      text: 'Perfect. I will write the invitation tomorrow. Could you please ask the hotel about lunch?',
      pause_s: 0.3,
    },
    {
      speaker: 'Tom',
      text: 'Sure, I will call them on Wednesday. One thing is still open. Who is going to give the first talk?',
      pause_s: 2.5,
    },
    { speaker: 'Laura', text: 'I do not know yet. And should we record the talks?', pause_s: 1.2 },
    { speaker: 'Tom', text: 'I am not sure. We can come back to both questions next week.', pause_s: 0.7 },
    { speaker: 'Laura', text: 'Good idea. So we agreed on March, and we will meet again on Tuesday.', pause_s: 0.4 },
    {
      speaker: 'Tom',
      text: 'Yes. Thanks a lot for your help. It was a pleasure to work on this with you.',
      pause_s: 0.4,
    },
  ],
};

export const sampleScripts: readonly SampleScript[] = [argument, planning];
