import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** The picture on a tab. */
export const picture = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('img')
    .filter({ has: page.locator('canvas') })

/** The table beside it; the detail of a row has one too. */
export const twin = (page: Page) => page.getByRole('main').getByRole('tabpanel').getByRole('table')

/** Looks at one or the other. */
export async function as(page: Page, view: 'Picture' | 'Table'): Promise<void> {
  await choose(page, view)
  await expect(view === 'Table' ? twin(page) : picture(page)).toBeVisible()
}

/** The same where all rows stand in a grid instead. */
export const choose = (page: Page, view: 'Picture' | 'Table') =>
  page
    .locator('label')
    .filter({ has: page.getByLabel(view, { exact: true }) })
    .click()
