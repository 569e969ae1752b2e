const withInference = 'The words, and the voice: pitch, loudness, pauses and pace, and from them how the voice might come across, emotion included.';
const withoutInference = 'The words, and the voice: pitch, loudness, pauses and pace. Nothing is inferred from the voice about emotion or stress: that is switched off here.';

/** What the settings of this server mean for whoever is recorded. */
export interface Practice {
  voiceInference: boolean;
  /** The address that reads the transcript too, and whether the recording goes there as well; null where nothing leaves this machine. */
  elsewhere: { host: string; recording: boolean } | null;
}

function where(elsewhere: Practice['elsewhere']): string {
  if (elsewhere === null) return 'On the machine that runs this server, by the models that came with it. Nothing is sent to anybody else.';
  const { host, recording } = elsewhere;
  return `On the machine that runs this server, by the models that came with it; and ${recording ? 'the recording and its transcript are' : 'the transcript is'} sent to ${host}, where a language model reads it too.`;
}

const points: readonly { term: string; text: string }[] = [
  { term: 'What is kept', text: 'The recording, its transcript and the readings, until you delete them. Whoever has the address of a recording can see it.' },
  { term: 'What it is not', text: 'A judgement. It describes what can be heard and counts it. It cannot tell whether somebody lies, or what they are like.' },
  { term: 'The others', text: 'Ask the people in the recording for their consent before you analyse it. At work and in schools, some places forbid reading emotion from a voice.' },
];

/** What everybody should know before the first recording; on the page for good, and in the dialog once. */
export function NoticeText({ practice: { voiceInference, elsewhere } }: { practice: Practice }) {
  const analysed = { term: 'What is analysed', text: voiceInference ? withInference : withoutInference };
  return (
    <dl className="space-y-3">
      {[analysed, { term: 'Where', text: where(elsewhere) }, ...points].map(({ term, text }) => (
        <div key={term}>
          <dt className="font-semibold">{term}</dt>
          <dd className="text-ink-2">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
