'use client';

import dynamic from 'next/dynamic';
import { importWithRetry } from '#lib/client/import-with-retry';

export const PassageEditor = dynamic(
  () => importWithRetry(() => import('./passage-editor')).then((module) => module.PassageEditor),
  { ssr: false },
);
