import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './expect.ts';

/**
 * What axe makes a page log: it reads style sheets by adding them to a document of its own, which our content policy
 * forbids. e2e/content-policy.spec.ts holds the pages themselves.
 */
export const loggedByAxe = /Applying inline style violates.*style-src-elem/;

/**
 * Fails with each violation of WCAG 2.2, levels A and AA, and where it stands. Base UI's guards at both ends of a menu
 * are left out: they hand the focus on at once.
 */
export async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-base-ui-focus-guard]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}
