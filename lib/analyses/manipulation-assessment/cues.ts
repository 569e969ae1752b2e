import type { Cue } from '#lib/analyses/text/cues';

/**
 * Techniques, named as in MentalManip (Wang et al., ACL 2024: denial, evasion, rationalization, playing_victim,
 * shaming_or_belittlement, intimidation, accusation, brandishing_anger) where it has a name; guilt_tripping, pressure and isolation are ours.
 * The phrases are our own. Each is rare in ordinary talk; what is common there ("you have to", "I need you to") is left out.
 */
export const techniques = {
  guilt_tripping: 'Points to a debt or a sacrifice, so that saying no feels like ingratitude.',
  denial: 'Denies what the other remembers or feels, instead of answering it.',
  intimidation: 'Announces a bad consequence for the other.',
  pressure: 'Leaves no time or no choice.',
  shaming_or_belittlement: 'Makes the other small.',
  playing_victim: 'Presents the speaker as the one who suffers, where the other has spoken of something else.',
  evasion: 'Closes the subject instead of answering.',
  rationalization: 'Excuses what was done by what the other did.',
  isolation: 'Sets the other against people they trust.',
  accusation: 'Accuses in general terms, without an instance that could be answered.',
} as const;

export type Technique = keyof typeof techniques;

const cue = (name: Technique, phrases: readonly string[]): Cue => ({ cue: name, phrases });

export const manipulationCues: readonly Cue[] = [
  cue('guilt_tripping', [
    'after everything|all (that) i have done|sacrificed|given (up) (for) you|us', 'after everything|all (that) i did|do|gave for you|us', 'after everything|all (that) i have done for', 'after everything|all (that) i have ~sacrifice',
    'i ~do everything|this|it|all for you and|but this|you', 'i ~sacrifice|~give (up) *3 for you', 'is this how you ~repay|thank me', 'this is how you ~repay|thank|treat me', 'this is the thanks i get',
    'if you (really|truly) ~love|~care|~respect *3 you would', 'if you (really|truly) ~love me', 'if you (really|truly) ~care|cared about', 'you ~owe me (this|that|everything|after)', 'how can|could you do this|that to me',
    'you would|will do it|this|that if you ~love|~care', 'you are breaking my heart', 'a good|real friend|son|daughter|husband|wife|partner|brother|sister would',
  ]),
  cue('denial', [
    'you are imagining (things|it|that)', 'you ~imagine things', 'you are (just) making (it|that|this|things|stuff) up', 'you ~make that up', 'that never happened -to|before|again|in|with', 'you are (just|being|always) (being|far|way) too|so|overly sensitive -to',
    'you are (just|totally|completely|always) overreacting', 'you always overreact', 'you are (being) paranoid', 'you are (being|acting|just) (being) crazy|insane|hysterical|delusional|dramatic', 'it is all in your head', 'you are remembering (it|that|this|things) wrong', 'you do not remember (it|that|things) right|correctly',
    'you are (just|being) confused about what *2 happened', 'nobody else ~have (a) problem', 'you are blowing (it|this|that|things|everything) out of proportion', 'you ~misunderstand everything', 'can you not take a joke',
  ]),
  cue('intimidation', [
    'or else $', 'you will|would ~regret', 'you are going to ~regret', 'you will|would be sorry $', 'you will be sorry for|when|you', 'you are going to be sorry $', 'you will ~pay for this|that|it', 'do not test|push|cross|provoke me', 'you do not want to make me angry|mad', 'i will make sure (that) you *1 never|regret|lose|pay|suffer',
    'i will make you pay|regret|sorry|wish', 'do not make me *3 ~hurt|~angry|~do|~tell|~come', 'i can make your life', 'i will make your life', 'i will ruin you|your', 'i will destroy you|your', 'i know where you live', 'you have been warned', 'i am warning you', 'watch your back', 'you had better watch',
    'if you (ever) leave me i will', 'wait until i tell everyone|everybody|your', 'i will tell everyone|everybody what you', 'if you (ever) tell anyone|anybody', 'you will never see *3 again',
  ]),
  cue('pressure', [
    'decide|answer|choose|sign|commit right now', 'decide now or', 'now or never', 'this is your (very) last|final chance', 'your (very) last|final chance', 'you have no choice -but', 'you do not have a choice', 'take it or leave it', 'i need|want an|your answer|decision|signature right now', 'i need|want an|your answer|decision|signature now|tonight|today or', 'i will not|never ask (you) again',
    'there is no time to think', 'stop thinking about it and', 'do not think about it just', 'just say yes', 'just sign it', 'you must|have to|need to|are going to decide (right) now', 'you have to decide (right) now', 'you need to decide (right) now', 'either you *5 or i|we ~be|will|~have *1 done|leaving|leave|finished|over|through|tell|quit', 'everyone|everybody else has already (agreed|signed|said)', 'you are the only one who ~have|~do|~be not', 'you are the only one (who) (is) holding', 'either you *5 or you do not', 'either you *5 or you ~be not|out|finished', 'either you *5 or you never', 'not leaving|going *3 until you ~agree|~sign|~say|~decide|~admit', 'i am not asking (you) i am telling',
  ]),
  cue('shaming_or_belittlement', [
    '^ what (the) (hell|heck) is wrong with you', '^ what is wrong with you', 'you are (just|always|being) (so|such|really|too) (completely|totally|absolutely|utterly) (a|an) (complete|total) pathetic|useless|worthless|hopeless|stupid|idiotic|incompetent|ungrateful|selfish', 'you are (such|just|nothing) (but) (a|an) (complete|total|stupid|little|spoiled) idiot|loser|failure|moron|coward|disappointment|disgrace|brat|joke|fool|child|burden',
    'you ~be such a (complete|total|stupid|little|big) baby|child|idiot|loser|failure|moron|coward|disappointment', 'you should be ashamed', 'shame on you', 'you ought to be ashamed', 'you can not|never do|get anything right', 'you never do anything right', 'you never ~understand|~learn|~notice anything', 'you do not understand|know anything $', 'you understand nothing', 'do not be (so|such|completely|totally) (a|an) ridiculous|stupid|absurd|pathetic|dense|idiot|fool|baby', 'you always ruin|~ruin|~spoil everything', 'nobody|no-one else would (ever) want|put|love|have you', 'nobody|no-one will ever|would ever|could ever|is going to love|want|believe|hire|marry you',
    'no one else would (ever) want|put|love|have you', 'no one will ever (love|want|believe|hire|marry) you', 'you are lucky (that) i|anyone|anybody even|still|~put|~stay|~tolerate|~want|~love', 'you would be nothing without', 'you are nothing without', 'you are nothing to', 'how stupid|dumb|blind can|could you be', 'how can you be so stupid|dumb|blind|selfish|ungrateful|naive', 'how could you be so stupid|dumb|blind|selfish|ungrateful|naive', 'are you (really) (that|so) stupid|dumb', 'you are not smart|clever|strong|good enough', 'what would you know', 'you ~embarrass me|us|yourself', '^ grow up $',
  ]),
  cue('playing_victim', [
    'i am always the bad guy', 'so i am the bad guy|person|one', 'i guess i am (just) a|the bad|terrible|horrible|worst|awful|villain|monster', 'why do you (always) hate|hurt|attack|punish|blame me', 'why are you (always) attacking|hurting|punishing|blaming me', 'why are you doing this to me', 'you are killing me here', 'you always make me the', 'everything is (always) my fault', 'it is always my fault', 'i suppose it is all my fault', 'nobody|no-one ever thinks about|of me', 'you do not care about me|us', 'you do not care how i', 'you do not care what i', 'you do not care if|whether i', 'you only think about|of yourself', 'you never think about|of me', 'i might as well be dead|invisible', 'what about my feelings',
  ]),
  cue('evasion', [
    'i am not discussing this', 'i am not having this conversation', 'we are not having this conversation', 'i do not have to explain myself', 'i do not have to answer that|to (you)', 'end of discussion|story|conversation', 'this conversation is over', 'that is none of your business', 'it is none of your business', 'why are you (always|even|still) bringing that|this|it up', 'you would not understand',
  ]),
  cue('rationalization', [
    'you made|make me do (it|this|that)', 'look what you made me do', 'you brought this on yourself', 'you asked for (it|this) $', 'i only did it|that|this because (of) you', 'i would not have *3 if you had not|you did not', 'it is your (own) fault (that) i', 'you left|gave me no choice', 'it is for your own good', 'i am (only|just) doing this for your own good', 'i am (only|just) doing it for your own good',
  ]),
  cue('isolation', [
    'your friends|family|mother|sister|brother ~do not (really|actually) (care|love|like|want|understand) *2 you', 'your friends|family|mother|sister|brother ~be (just|only) (using|poisoning|turning|jealous)', 'i am the only one who (really|ever|truly) (cares|care|loves|love|understands|understand|believes)', 'nobody else (really|ever|truly) (cares|loves|understands) *1 you', 'it is me or them|her|him', 'you do not need them|anyone|anybody else', 'you can not trust them|anyone|anybody but',
  ]),
  cue('accusation', [
    'you never (ever) listen', 'you always do this|that', 'you (always) make a (big|huge) problem|scene|fuss|drama out', 'you always have to *3 everything', 'you always make (it|everything|this) about', 'it is always about you', 'everything is (always) about you', 'you never appreciate', 'you are always so selfish|difficult|negative|dramatic', 'this is (all) your fault', 'it is all your fault', 'you are doing this on purpose', 'you are (just) trying to hurt|punish|humiliate|control|ruin me|us',
  ]),
];
