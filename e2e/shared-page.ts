import { expect, type Page, type ViewportSize } from '@playwright/test'

/** What the tests of a file begin with that share a page. */
export interface Beginning {
  /** Opens it on a new page. */
  by(page: Page, url: string): Promise<unknown>
  /** Waits until it is drawn, whether just opened or come back to. */
  drawn(page: Page): Promise<unknown>
}

/** Opening data costs far more than most tests do with it. Whoever only looks at it finds the page as it was opened. */
export class SharedPage {
  readonly beginning: Beginning
  readonly page: Page
  readonly #address: string
  readonly #kept: Record<string, string>

  private constructor(beginning: Beginning, page: Page, address: string, kept: Record<string, string>) {
    this.beginning = beginning
    this.page = page
    this.#address = address
    this.#kept = kept
  }

  static async open(beginning: Beginning, page: Page, url: string): Promise<SharedPage> {
    await beginning.by(page, url)
    await beginning.drawn(page)
    const [address, kept] = await page.evaluate(() => [location.hash, { ...localStorage }] as const)
    return new SharedPage(beginning, page, address, kept)
  }

  /** The way of its own links: by another place, so that nothing of a view outlives it. */
  async comeBack(viewport: ViewportSize | null): Promise<void> {
    const { page } = this
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    if (viewport) await page.setViewportSize(viewport)
    await page.mouse.move(0, 0)
    await page.evaluate(() => {
      location.hash = '#/jobs'
    })
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Jobs' })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expect(page.locator('[role=dialog], [role=menu], [role=listbox]')).toHaveCount(0)
    await page.evaluate(
      ([address, kept]) => {
        localStorage.clear()
        for (const [name, value] of Object.entries(kept)) localStorage.setItem(name, value)
        location.hash = address
      },
      [this.#address, this.#kept] as const,
    )
    await expect(page.getByRole('complementary', { name: /why/i })).toHaveCount(0)
    await this.beginning.drawn(page)
    expect(await page.evaluate(() => location.hash)).toBe(this.#address)
  }

  /** Whether another test may have it. */
  async stays(): Promise<boolean> {
    for (const page of this.page.context().pages()) if (page !== this.page) await page.close()
    return !this.page.isClosed()
  }
}
