import { cueTable } from '#lib/text/cues';

/**
 * Fixed phrases with which a reply turns a question away instead of answering it: refusal, question in return, change of subject (kinds after
 * Bull and Mayer, "How not to answer questions in political interviews", 1993; the phrases are our own choice of those that have no other use).
 */
export const evasionTable = cueTable([
  {
    cue: 'evasion',
    phrases: [
      'that is not the point|question|issue', 'this is not about that', 'why do|would|are you ask|asking', 'why are you asking', 'why do you want to know', 'let us not talk about (that|this|it)', 'let us not go there', 'let us not get into', 'let us not do this', 'no comment', 'i would rather not say|answer|talk|discuss|comment|get',
      'i do not want to talk|discuss|answer|get|go (about|into) (that|this|it)', 'do not want to talk about', 'i am not going to answer|discuss|talk|comment', 'i will not answer|comment|discuss', 'none of your business', 'not your business|concern', 'what does it|that matter', 'why does it|that matter', 'what difference does it|that make',
      'can we talk about something else', 'can we change the subject', 'can we not talk', 'let us change the subject', 'let us talk about something else', 'next question', 'i can not discuss|comment|talk (on|about)', 'not at liberty to', 'who told you (that)', 'what kind of question is', 'that is irrelevant', 'that is not important|relevant', 'it does not matter', 'that does not matter',
      'do not ask me that', 'stop asking', 'never mind that', 'does it (really|even) matter', 'we have been over this', 'that is a private|personal matter', 'that is private|personal', 'i have already answered', 'you always ask', 'you would not understand', 'not now',
    ],
  },
]);
