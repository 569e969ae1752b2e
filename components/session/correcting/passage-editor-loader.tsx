'use client';

import { later } from '#components/ui/later';

export const PassageEditor = later(() => import('./passage-editor').then((module) => module.PassageEditor));
