'use client';

import dynamic from 'next/dynamic';
import { patiently } from '#lib/client/patiently';

export const CorrectingTools = dynamic(
  () => patiently(() => import('./correcting-tools')).then((module) => module.CorrectingTools),
  { ssr: false },
);
