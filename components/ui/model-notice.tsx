import { uiMessages } from '#lib/messages/ui';

/** Says that the configured language model cannot be used at the moment, and why. */
export function ModelNotice({ problem }: { problem: string }) {
  return (
    <p role="status" className="mt-6 border-l-2 border-alert pl-4 text-body text-pretty wrap-anywhere">
      <strong className="font-semibold">{uiMessages.modelAway}</strong> {problem} {uiMessages.localStand}
    </p>
  );
}
