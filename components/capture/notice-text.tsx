import { noticeMessages } from '#lib/messages/notice';

/** The consequences of this server's settings for the people who are recorded. */
export interface Practice {
  /** Days after which a session is deleted; 0 for never. */
  retentionDays: number;
  /** The visibility of a session unless its owner changes it. */
  visibility: 'link' | 'private';
  voiceInference: boolean;
  /**
   * The address that also analyses the transcript, and whether it gets the recording; null if nothing leaves this
   * machine.
   */
  elsewhere: { host: string; recording: boolean } | null;
}

/** The notice before the first recording: always on the start page, and once in the dialog. */
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
