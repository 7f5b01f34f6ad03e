import type { Page } from '@playwright/test'

/** Some browsers refuse a page its storage: in private windows, in frames of other sites. */
export async function refuseStorage(page: Page): Promise<void> {
  await page.route(/store\.worker/, async (route) => {
    const response = await route.fetch({ maxRetries: 2 })
    const refuse =
      'StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("No.", "SecurityError"));'
    await route.fulfill({ response, body: refuse + (await response.text()) })
  })
}
