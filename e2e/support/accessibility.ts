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
export function noViolations(page: Page): Promise<void> {
  return check(page, (axe) =>
    // axe runs this rule only on request.
    axe
      .options({ rules: { 'target-size': { enabled: true } } })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']),
  );
}

/**
 * Checks both colour schemes without a violation, and nothing wider than the page. All rules are checked in the dark;
 * the light scheme has the same elements, so only its contrast is.
 */
export async function looksRight(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await noViolations(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await contrastIsEnough(page);
  await fitsTheWidth(page);
}

/** For a page whose other colour scheme was checked against all rules. */
export function contrastIsEnough(page: Page): Promise<void> {
  return check(page, (axe) => axe.withRules('color-contrast'));
}

export async function fitsTheWidth(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
}

async function check(page: Page, by: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]');
  // Otherwise axe joins the results of frames in a page of its own, each time; our pages have no frames.
  axe.setLegacyMode();
  // A page that gets new data from the server has no title for a moment.
  await expect(page).toHaveTitle(/./);
  const { violations } = await by(axe).analyze();
  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}
