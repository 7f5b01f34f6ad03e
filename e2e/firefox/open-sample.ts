import type { Page } from 'puppeteer-core'

/** A row of a grid, or of the table of ways to recommend. */
export const ROW = '[role=grid] [role=gridcell], main table th[scope=row]'

export async function press(page: Page, button: string): Promise<void> {
  await page.locator(`main ::-p-xpath(//button[starts-with(normalize-space(.), "${button}")])`).click()
}

/** Presses the way in whose name begins so, on a page that has just been opened, and waits for rows. */
export async function openSample(page: Page, button: string): Promise<void> {
  await press(page, button)
  await page.locator(ROW).setTimeout(60_000).wait()
}
