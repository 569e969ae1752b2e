import { LocalTime } from '#components/ui/local-time';
import type { Evidence, Sufficiency } from '#lib/analyses/evidence/evidence';
import type { Engine } from '#lib/analyses/analysis';
import { Disclosure } from '#components/cards/parts/disclosure';
import { EvidenceList } from '#components/cards/evidence/evidence-list';
import { cardsMessages } from '#lib/messages/cards';
import { Lead } from './lead';
import { SignatureLine } from './signature';

/** A result that a later run replaced. */
interface Earlier<Data> {
  data: Data;
  engine: Engine;
  took_ms: number;
  instruction: string | null;
  fallback_reason: string | null;
  at: string;
}

interface Props<Data> {
  history: readonly Earlier<Data>[];
  lead: (data: Data, by: Engine) => string;
}

/** Earlier results of this card: newest first, each with its time, its lead, its evidence and its signature. */
export function EarlierReadings<
  Data extends { evidence: Evidence[]; sufficiency: Sufficiency; dropped_claims: number },
>({ history, lead }: Props<Data>) {
  if (history.length === 0) return null;
  return (
    <Disclosure open={cardsMessages.earlierReadings(history.length)} close={cardsMessages.hideEarlierReadings}>
      <ol className="mt-1 space-y-4">
        {history.map((past, index) => (
          <li key={`${past.at} ${index}`} className="border-l-2 border-line pl-4">
            <p className="text-note font-semibold text-ink-2">{past.at !== '' && <LocalTime iso={past.at} />}</p>
            {past.instruction !== null && (
              <p className="text-note text-ink-2 wrap-anywhere">{cardsMessages.withInstruction(past.instruction)}</p>
            )}
            <Lead text={lead(past.data, past.engine)} sufficiency={past.data.sufficiency} />
            <EvidenceList folded evidence={past.data.evidence} />
            <SignatureLine of={past} />
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
