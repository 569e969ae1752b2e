import { importWithRetry } from '#lib/client/import-with-retry';
import type { pageCode } from './page-code';

export type PageCode = typeof pageCode;

/** Loads the code once; later calls share it. */
export async function loadPageCode(): Promise<PageCode> {
  return (await importWithRetry(() => import('./page-code'))).pageCode;
}
