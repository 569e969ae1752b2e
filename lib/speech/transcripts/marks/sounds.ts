import { pattern } from '#lib/base/pattern';

/** Text in a transcript that nobody speaks: sounds in brackets, time stamps inside the text, songs. */

/** Words that name a sound by themselves. */
const sounds = pattern('i')`
  ^(?:laugh(?:s|ing|ter|ed)?|chuckl\w*|giggl\w*|cough\w*|sneez\w*|sigh\w*|gasp\w*|groan\w*|moan\w*|sniff\w*
  |sob(?:s|bing)?|cr(?:ies|ying)|cheer(?:s|ing)|applau\w*|clap(?:s|ping)|music\w*|singing|hum(?:s|ming)
  |whistl\w*|silence|pauses?|beat|inaudible|unintelligible|indistinct|unclear|cross-?talk(?:ing)?|overtalk\w*
  |overlapp?ing|noises?|static|beep\w*|bleep\w*|r(?:ings|inging)|knock(?:s|ing)|slam(?:s|med|ming)?|footsteps
  |typing|click(?:s|ing)|bark(?:s|ing)|sirens?|thunder|foreign|whisper(?:s|ing)|mumbl\w*|throat
  |breath(?:es|ing|s)?|exhal\w*|inhal\w*|yawn\w*|scoff\w*|snort\w*|scream(?:s|ing)|shout(?:s|ing)|blank_audio
  |redacted|sic|media|omitted|nod(?:s|ding)|shrugs?|stutters?|background|recording|record|end|speaker_turn
  |noise|speaks?|speaking|opens|closes|creaks?|buzz(?:es|ing)?|chimes?|response|phonetic|ph|unk|blank
  |long pause|short pause)$
`;
const stamp = /^-?\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,:;]\d{1,6})?$/;
const song = /^(?:[♪♫].*|.*[♪♫]|#\s.*\s#|[♪♫#\s]+)$/u;
const mostWords = 4;

function isSound(inside: string): boolean {
  const words = inside.trim().split(/[\s,;:/-]+/u);
  if (!/[\p{L}\p{N}]/u.test(inside) || /^\d*\.\d+$/.test(inside.trim())) return true;
  return (
    stamp.test(inside.trim()) ||
    (words.length <= mostWords &&
      [words[0], words.at(-1)].some((word) => sounds.test((word ?? '').replace(/[.!…]+$/u, ''))))
  );
}

/** Whether the words in brackets are a sound or a direction, not a name: "[laughs]", "(door slams)". */
export function namesSound(inside: string): boolean {
  return isSound(inside) || !/[\p{L}\p{N}]/u.test(inside);
}

/** The line without sounds. Empty if nothing else is in it. */
export function withoutSounds(line: string): string {
  if (!/[[({<*♪♫#]/u.test(line)) return line;
  if (song.test(line.trim()) || /^(?:\[[^\]]*\]|\([^)]*\))$/u.test(line.trim())) return '';
  const kept = line
    // A word marked as uncertain stays: "[Tuesday?]".
    .replace(/[[(]([\p{L}\p{N}][^[\]()?]{0,40})\?[\])]/gu, '$1')
    // Text in square brackets is the transcriber's, except for links and indices.
    .replace(/(?<![\p{L}\p{N}\])])\[[^[\]\n]{0,80}\](?!\()/gu, ' ')
    .replace(
      /\(([^()\n]{1,60})\)|\{([^{}\n]{1,60})\}|\*([^*\n]{1,40})\*|<([\p{L} _]{2,40})>/gu,
      (all, ...inside: (string | undefined)[]) =>
        isSound(inside.slice(0, 4).find((part) => part !== undefined) ?? '') ? ' ' : all,
    );
  if (kept === line) return line;
  // Two nested pairs of brackets leave the outer one.
  const clean = kept
    .replace(/[[(]\s*[\])]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[.,;:!?…])/gu, '')
    .trim();
  return /[\p{L}\p{N}\p{S}]/u.test(clean) ? clean : '';
}
