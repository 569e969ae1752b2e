import { importWithRetry } from '#lib/client/import-with-retry';
import type { pageCode } from './page-code';

export type PageCode = typeof pageCode;

/** It comes once, however often it is asked for. */
export async function loadPageCode(): Promise<PageCode> {
  return (await importWithRetry(() => import('./page-code'))).pageCode;
}
