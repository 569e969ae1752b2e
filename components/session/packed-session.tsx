'use client';

import { useMemo } from 'react';
import { unpacked } from '#lib/client/packing/page-json';
import { SessionPage } from './session-page';

/** The page of one session, from its serialised snapshot. */
export function PackedSession({ json }: { json: string }) {
  const snapshot = useMemo(() => unpacked(json), [json]);
  return <SessionPage snapshot={snapshot} />;
}
