import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { tableFromIPC } from 'apache-arrow'
import { expect, test } from './fixtures'

async function openSample(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
}

async function exported(page: Page, format: string): Promise<{ name: string; bytes: Buffer }[]> {
  const files: Promise<{ name: string; bytes: Buffer }>[] = []
  page.on('download', (download) =>
    files.push(download.path().then((path) => ({ name: download.suggestedFilename(), bytes: readFileSync(path) }))),
  )
  await page.getByRole('button', { name: /^Export/ }).click()
  const menu = page.getByRole('dialog', { name: 'Export' })
  await menu.getByText(format, { exact: true }).click()
  await menu.getByRole('button', { name: /^Download/ }).click()
  await expect.poll(() => files.length).toBe(2)
  return Promise.all(files)
}

test('a file equals the screen, and tells beside it how it was made', async ({ page, site }) => {
  await openSample(page, site.url)
  await page.getByRole('searchbox').fill('wine flight')
  await expect(page.getByRole('grid')).toContainText('wine flight')
  const files = await exported(page, 'Arrow')
  const data = files.find(({ name }) => name.endsWith('.arrow'))
  const about = files.find(({ name }) => name.endsWith('.json'))
  const table = tableFromIPC(data?.bytes ?? Buffer.alloc(0))
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', `${table.numRows + 1}`)
  expect(table.schema.fields.map(({ name }) => name)).toContain('q_value')
  expect(JSON.parse(about?.bytes.toString() ?? '{}')).toMatchObject({
    recipe: { recipe: 1 },
    version: expect.any(String),
  })
})

test('a link carries the recipe and never data', async ({ page, site, context }) => {
  await openSample(page, site.url)
  const link = page.url()
  expect(link).not.toContain('parmesan')
  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByRole('main')).toContainText(/per store/i)
})

test('runs from any sub-path', async ({ page }) => {
  const { serve } = await import('../scripts/serve.mjs')
  const site = await serve({ root: 'dist', base: '/tools/basketeer/' })
  await openSample(page, site.url)
  site.close()
})

test('without isolation it says what that costs, and works', async ({ page, bareSite }) => {
  await openSample(page, bareSite.url)
  await expect(page.getByRole('banner')).toContainText(/no shared memory|plain/i)
})
