import { expect, type Page } from '@playwright/test'
import type { Beginning } from './shared-page'

/** A sample that brings a grid in one press. */
const sample = (name: RegExp | string): Beginning => ({
  by: (page: Page, url: string) => page.goto(url).then(() => page.getByRole('button', { name, exact: true }).click()),
  drawn: (page: Page) => expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible({ timeout: 60_000 }),
})

export const groceryChain = sample(/grocery chain/i)
export const telephoneCompany = sample(/telephone company/i)
export const delicatessen = sample(/delicatessen/i)
export const recommendations = sample('Recommendations')
