const withInference =
  'The words, and the voice: pitch, loudness, pauses and pace, and from them how the voice might come across, emotion included.';
const withoutInference =
  'The words, and the voice: pitch, loudness, pauses and pace. Nothing is inferred from the voice about emotion or stress: that is switched off here.';

/** What the settings of this server mean for whoever is recorded. */
export interface Practice {
  /** Days after which a session is erased; 0 for never. */
  retentionDays: number;
  /** Who may look at a session whose owner has said nothing about it. */
  visibility: 'link' | 'private';
  voiceInference: boolean;
  /**
   * The address that reads the transcript too, and whether the recording goes there as well; null where nothing leaves
   * this machine.
   */
  elsewhere: { host: string; recording: boolean } | null;
}

function where(elsewhere: Practice['elsewhere']): string {
  if (elsewhere === null)
    return 'On the machine that runs this server, by the models that came with it. Nothing is sent to anybody else.';
  const { host, recording } = elsewhere;
  return `On the machine that runs this server, by the models that came with it; and ${recording ? 'the recording and its transcript are' : 'the transcript is'} sent to ${host}, where a language model reads it too.`;
}

function kept({ retentionDays: days, visibility }: Practice): string {
  const until =
    days === 0 ? 'until you delete them' : `until you delete them, at most ${days === 1 ? 'one day' : `${days} days`}`;
  return `The recording, its transcript and the readings, ${until}. ${visibility === 'link' ? 'Whoever has the address of a recording can see it, unless you make it private.' : 'Nobody else sees it until you share it.'}`;
}

const points: readonly { term: string; text: string }[] = [
  {
    term: 'What it is not',
    text: 'A judgement. It describes what can be heard and counts it. It cannot tell whether somebody lies, or what they are like.',
  },
  {
    term: 'The others',
    text: 'Ask the people in the recording for their consent before you analyse it. At work and in schools, some places forbid reading emotion from a voice.',
  },
];

/** What everybody should know before the first recording; on the page for good, and in the dialog once. */
export function NoticeText({ practice }: { practice: Practice }) {
  const { voiceInference, elsewhere } = practice;
  const analysed = { term: 'What is analysed', text: voiceInference ? withInference : withoutInference };
  return (
    <dl className="space-y-3">
      {[
        analysed,
        { term: 'Where', text: where(elsewhere) },
        { term: 'What is kept', text: kept(practice) },
        ...points,
      ].map(({ term, text }) => (
        <div key={term}>
          <dt className="font-semibold">{term}</dt>
          <dd className="text-ink-2">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
