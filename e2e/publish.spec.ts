import { readFile } from 'node:fs/promises'
import type { FrameLocator, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { serve } from '../scripts/serve.mjs'
import { expect, expectAccessible, test } from './fixtures'
import { clientOfHosts } from './host'

const rows = (page: Page | FrameLocator) => page.getByRole('grid').locator('[data-position]')

/** Publishes what is on the screen as a zip; the files by their address. */
async function published(page: Page): Promise<Record<string, Buffer>> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a zip' }).click()
  const zip = await readFile(await (await download).path())
  return Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => [`views/${name}`, Buffer.from(bytes)]),
  )
}

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Publish this view' }).click()
  await expect(page.getByRole('dialog', { name: 'Publish this view' })).toBeVisible()
}

test('a view is published without the data, and opens from a bare host, in a frame, and with its data', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(rows(page).nth(5)).toBeVisible()
  await rows(page).nth(1).locator('[data-column="1"]').click()
  await page.getByLabel('Note').fill('Ask about the shelf')
  await page.getByRole('button', { name: 'Star this row' }).click()
  await page.keyboard.press('Escape')
  // The strip behind it is counted in the receipts.
  const [first = ''] = ((await rows(page).first().textContent()) ?? '').split('lift')
  await openDialog(page)
  await page.getByLabel('Title').fill('Spring sale!')
  await expect(page.getByRole('status').filter({ hasText: 'in two files' })).toBeVisible()
  await expect(page.getByText('Ask about the shelf')).toBeVisible()
  await expectAccessible(page)
  const files = await published(page)
  expect(Object.keys(files).toSorted()).toEqual(['views/spring-sale/result.arrow', 'views/spring-sale/view.json'])
  for (const bytes of Object.values(files)) expect(bytes.toString('latin1')).not.toContain('grocery.parquet')

  const bare = await serve({ root: 'dist', headers: {}, instead: files })
  const host = await serve({ root: 'e2e/host', headers: {}, instead: clientOfHosts() })
  const other = await page.context().newPage()
  try {
    await other.goto(`${bare.url}?open=views/spring-sale`)
    await expect(other.getByRole('heading', { name: 'Spring sale!' })).toBeVisible()
    await expect(rows(other).first()).toHaveText(first)
    await expect(other.getByRole('button', { name: 'Run' })).toHaveCount(0)
    await other.getByRole('button', { name: /^Starred \d/ }).click()
    await expect(rows(other)).toHaveCount(1)
    await rows(other).first().locator('[data-column="1"]').click()
    await expect(other.getByText('Ask about the shelf')).toBeVisible()
    await expect(other.getByText(/counted in the receipts, which were not published/).first()).toBeVisible()
    await expectAccessible(other)
    await other.keyboard.press('Escape')
    // A link into it says what is on the screen.
    const link = other.url()
    await other.goto('about:blank')
    await other.goto(link)
    await expect(rows(other)).toHaveCount(1)

    const chooser = other.waitForEvent('filechooser')
    await other.getByRole('button', { name: 'Open its data' }).click()
    await (await chooser).setFiles('dist/samples/delicatessen.parquet')
    await expect(other.getByText('is not the file that this was made from')).toBeVisible()
    await expect(other.getByRole('button', { name: 'Export' })).toBeVisible()

    await other.goto(`http://127.0.0.1:${host.port}/`)
    await other.evaluate((src) => {
      const frame = document.createElement('iframe')
      frame.src = src
      frame.style.cssText = 'width:1000px;height:700px'
      document.body.append(frame)
    }, `${bare.url}?embed=1&open=views/spring-sale`)
    const frame = other.frameLocator('iframe')
    await expect(rows(frame).first()).toHaveText(first)
    await expect(frame.getByRole('button', { name: 'Run' })).toHaveCount(0)
  } finally {
    bare.close()
    host.close()
  }
})

test('what is no view, is damaged or comes from a newer version says so', async ({ page }) => {
  const view = (format: number) => Buffer.from(JSON.stringify({ basketeer: 'view', format, checksum: 0, view: {} }))
  const bare = await serve({
    root: 'dist',
    headers: {},
    instead: {
      'views/newer/view.json': view(99),
      'views/odd/view.json': view(1),
      'views/cut/view.json': Buffer.from('{"basketeer": "view", "form'),
      'views/page/view.json': Buffer.from('<!doctype html>'),
    },
  })
  const told = {
    newer: 'newer Basketeer',
    odd: 'not as it was published',
    cut: 'not as it was published',
    page: 'no published view',
    'https://elsewhere.example/x': 'Files are only fetched from',
  }
  try {
    for (const [place, words] of Object.entries(told)) {
      await page.goto(`${bare.url}?open=${encodeURIComponent(place.includes(':') ? place : `views/${place}`)}`)
      await expect(page.getByRole('alert')).toContainText(words)
    }
  } finally {
    bare.close()
  }
})
