'use client';

import { later } from '#components/ui/later';

export const CorrectingTools = later(() => import('./correcting-tools').then((module) => module.CorrectingTools));
