/** What everybody should know before the first recording; on the page for good, and in the dialog once. */
export const noticePoints: readonly { term: string; text: string }[] = [
  { term: 'What is analysed', text: 'The words, and the voice: pitch, loudness, pauses and pace, and from them how the voice might come across, emotion included.' },
  { term: 'Where', text: 'On the machine that runs this server, by the models that came with it. Nothing is sent to anybody else.' },
  { term: 'What is kept', text: 'The recording, its transcript and the readings, until you delete them. Whoever has the address of a recording can see it.' },
  { term: 'What it is not', text: 'A judgement. It describes what can be heard and counts it. It cannot tell whether somebody lies, or what they are like.' },
  { term: 'The others', text: 'Ask the people in the recording for their consent before you analyse it. At work and in schools, some places forbid reading emotion from a voice.' },
];

export function NoticeText() {
  return (
    <dl className="space-y-3">
      {noticePoints.map(({ term, text }) => (
        <div key={term}>
          <dt className="font-semibold">{term}</dt>
          <dd className="text-ink-2">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
