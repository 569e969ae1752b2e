'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';

/** Allows the style elements that menus and dialogs write, by the page's nonce. */
export function StyleNonce({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return <CSPProvider nonce={nonce}>{children}</CSPProvider>;
}
