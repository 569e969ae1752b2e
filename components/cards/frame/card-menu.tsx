'use client';

import { Menu } from '@base-ui/react/menu';
import { useRef } from 'react';
import { MoreIcon, moreClass } from '#components/ui/more-icon';
import { type CardType, isAnalysisType, isModelType } from '#lib/analyses/steps';
import { noteMessages } from '#lib/messages/note';
import type { Rerun } from './use-rerun';

export interface CardMenuProps {
  type: CardType;
  label: string;
  /** Whether a language model is configured. */
  hasModel: boolean;
  rerun: Rerun;
  /** Called when the owner wants to write an instruction. */
  onInstruct: () => void;
}

const itemClass =
  'flex min-h-11 flex-col justify-center px-4 text-body outline-none data-disabled:text-ink-2 data-highlighted:bg-tint';

/** Initially open, since it is loaded when its button is first pressed. */
export function CardMenu({ type, label, hasModel, rerun, onInstruct }: CardMenuProps) {
  const instructing = useRef(false);
  const isOwn = !isAnalysisType(type);
  const byModel = isOwn || isModelType(type);
  const reason = hasModel ? null : <span className="text-note">{noteMessages.noModel}</span>;
  const open = (): void => {
    instructing.current = true;
    onInstruct();
  };
  return (
    <Menu.Root defaultOpen onOpenChange={(isOpen) => isOpen && (instructing.current = false)}>
      <Menu.Trigger aria-label={label} className={moreClass}>
        <MoreIcon />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className="z-30">
          {/* The form takes the focus, which the menu would return to its button. */}
          <Menu.Popup
            finalFocus={() => !instructing.current}
            className="max-w-[calc(100vw-2rem)] min-w-52 border border-line-strong bg-paper py-1 outline-none"
          >
            <Menu.Item className={itemClass} disabled={isOwn && !hasModel} onClick={() => void rerun.run({})}>
              {noteMessages.runAgain}
              {isOwn && reason}
            </Menu.Item>
            {byModel && !isOwn && (
              <>
                <Menu.Item className={itemClass} onClick={() => void rerun.run({ engine: 'local' })}>
                  {noteMessages.runLocally}
                </Menu.Item>
                <Menu.Item
                  className={itemClass}
                  disabled={!hasModel}
                  onClick={() => void rerun.run({ engine: 'model' })}
                >
                  {noteMessages.runWithModel}
                  {reason}
                </Menu.Item>
              </>
            )}
            {byModel && (
              <Menu.Item className={itemClass} disabled={!hasModel} onClick={open}>
                {isOwn ? noteMessages.changeQuestion : noteMessages.runWithInstruction}
                {reason}
              </Menu.Item>
            )}
            {isOwn && (
              <Menu.Item className={`${itemClass} text-alert`} onClick={() => void rerun.takeAway()}>
                {noteMessages.remove}
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
