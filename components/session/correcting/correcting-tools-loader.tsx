'use client';

import dynamic from 'next/dynamic';
import { importWithRetry } from '#lib/client/import-with-retry';

export const CorrectingTools = dynamic(
  () => importWithRetry(() => import('./correcting-tools')).then((module) => module.CorrectingTools),
  { ssr: false },
);
