'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { HydratedProvider } from './use-hydrated';

/**
 * What parts of every page need to know: the page's nonce, by which menus and dialogs may write style elements, and
 * whether the script has taken over.
 */
export function PageProviders({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <HydratedProvider>{children}</HydratedProvider>
    </CSPProvider>
  );
}
