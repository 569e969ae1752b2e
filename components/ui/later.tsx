'use client';

import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from 'react';
import { importWithRetry } from '#lib/client/import-with-retry';
import { useHydrated } from './use-hydrated';

/** A component whose code loads on demand; `prepare` loads it before it is drawn. */
type Later<Props> = ComponentType<Props> & { prepare: () => Promise<unknown> };

/**
 * A part of the page whose code loads when it is first drawn. Until then, and on the server, `meanwhile` stands in its
 * place. It replaces next/dynamic, which also brings code for parts that the server draws.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): Later<Props> {
  let coming: Promise<{ default: ComponentType<Props> }> | undefined;
  const prepare = (): Promise<{ default: ComponentType<Props> }> =>
    (coming ??= importWithRetry(load).then((part) => ({ default: part })));
  const Part = lazy(prepare);
  function Shown(props: Props): ReactNode {
    if (!useHydrated()) return meanwhile;
    return <Suspense fallback={meanwhile}>{createElement(Part, props)}</Suspense>;
  }
  return Object.assign(Shown, { prepare });
}
