'use client';

import dynamic from 'next/dynamic';
import { patiently } from '#lib/client/patiently';

export const PassageEditor = dynamic(
  () => patiently(() => import('./passage-editor')).then((module) => module.PassageEditor),
  { ssr: false },
);
