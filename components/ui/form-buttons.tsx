import { uiMessages } from '#lib/messages/ui';
import { Button } from './button';

/** The end of a small form: its action, and cancel. */
export function FormButtons({ submit, busy, onCancel }: { submit: string; busy: boolean; onCancel: () => void }) {
  return (
    <div className="mt-3 flex flex-wrap gap-x-4 gap-y-2">
      <Button type="submit" look="solid" disabled={busy}>
        {submit}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {uiMessages.cancel}
      </Button>
    </div>
  );
}
