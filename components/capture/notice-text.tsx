import { noticeMessages } from '#lib/messages/notice';

/** What the settings of this server mean for the people who are recorded. */
export interface Practice {
  /** Days after which a session is erased; 0 for never. */
  retentionDays: number;
  /** Who may see a session whose owner has chosen nothing. */
  visibility: 'link' | 'private';
  voiceInference: boolean;
  /** The address that analyses the transcript too, and whether it also gets the recording; null if nothing leaves this machine. */
  elsewhere: { host: string; recording: boolean } | null;
}

/** What everybody should know before the first recording: always on the start page, and once in the dialog. */
export function NoticeText({ practice }: { practice: Practice }) {
  const { voiceInference, elsewhere, retentionDays, visibility } = practice;
  const points = [
    {
      term: noticeMessages.whatTerm,
      text: voiceInference ? noticeMessages.withInference : noticeMessages.withoutInference,
    },
    {
      term: noticeMessages.whereTerm,
      text: elsewhere ? noticeMessages.elsewhere(elsewhere.host, elsewhere.recording) : noticeMessages.onThisMachine,
    },
    {
      term: noticeMessages.keptTerm,
      text: `${noticeMessages.kept(retentionDays)} ${visibility === 'link' ? noticeMessages.byLink : noticeMessages.byNobody}`,
    },
    { term: noticeMessages.notTerm, text: noticeMessages.not },
    { term: noticeMessages.othersTerm, text: noticeMessages.others },
  ];
  return (
    <dl className="space-y-3">
      {points.map(({ term, text }) => (
        <div key={term}>
          <dt className="font-semibold">{term}</dt>
          <dd className="text-ink-2">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
