import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './expect.ts';

/**
 * Console messages caused by axe: it adds style sheets to a document of its own to read them, which our content policy
 * forbids. e2e/content-policy.spec.ts checks the pages themselves.
 */
export const loggedByAxe = /Applying inline style violates.*style-src-elem/;

/**
 * Fails with each violation of WCAG 2.2, levels A and AA, and its element. Base UI's focus guards at both ends of a
 * menu are excluded: they pass the focus on at once.
 */
export async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-base-ui-focus-guard]')
    // axe runs this rule only on request.
    .options({ rules: { 'target-size': { enabled: true } } })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}
