import { readFile, writeFile } from 'node:fs/promises'
import type { FrameLocator, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { serve } from '../scripts/serve.mjs'
import { drop } from './drop'
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
    // All that rows know, and once that the rest needs the data.
    const why = other.getByRole('complementary').last()
    await expect(why).toContainText('409 baskets')
    await expect(why.getByRole('table').first()).toContainText('409')
    await expect(why.getByRole('region', { name: 'The rest needs the data' })).toHaveCount(1)
    await expect(other.getByRole('alert')).toHaveCount(0)
    await expectAccessible(other)
    await other.keyboard.press('Escape')
    // A link into it says what is on the screen.
    const link = other.url()
    await other.goto('about:blank')
    await other.goto(link)
    await expect(rows(other)).toHaveCount(1)

    await drop(other, 'till.csv', 'receipt,product\n1,tea\n1,milk\n2,tea\n')
    await expect(other.getByText(/has other columns than .* it lacks receipt_id, store/)).toBeVisible()
    await expect(other.getByRole('button', { name: 'Export' })).toBeVisible()
    // What it was made from comes with the workbench.
    await other.getByRole('button', { name: 'Open the sample' }).click()
    await expect(other.getByText('The data is open: everything can be seen.')).toBeVisible()
    await rows(other).first().locator('[data-column="1"]').click()
    await expect(why.getByRole('heading', { name: /^Baskets/ })).toBeVisible()
    await expect(why.getByRole('region', { name: 'The rest needs the data' })).toHaveCount(0)

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
    // In a frame as well: filters, pictures, what needs the data, and files of rows.
    await frame.getByRole('tab', { name: 'By store' }).click()
    await expect(frame.getByRole('heading', { name: 'This needs the data' })).toBeVisible()
    await frame.getByRole('tab', { name: 'Matrix' }).click()
    await expect(frame.getByRole('main').getByRole('img').first()).toBeVisible()
    await frame.getByRole('tab', { name: 'Grid' }).click()
    await frame.getByRole('button', { name: /^Starred \d/ }).click()
    await expect(rows(frame)).toHaveCount(1)
    await rows(frame).first().locator('[data-column="1"]').click()
    await expect(frame.getByText('Ask about the shelf')).toBeVisible()
    await expect(frame.getByRole('button', { name: 'Open the sample' }).last()).toBeVisible()
    await other.keyboard.press('Escape')
    await frame.getByRole('button', { name: 'Export' }).click()
    const exported = other.waitForEvent('download')
    await frame.getByRole('button', { name: /^Download 1 rule/ }).click()
    expect((await exported).suggestedFilename()).toMatch(/\.csv$/)
  } finally {
    bare.close()
    host.close()
  }
})

/** What is in the private folder of the page, as a disk would have it. */
const foldersOf = (page: Page) =>
  page.evaluate(async () => {
    const found: Record<string, number[]> = {}
    const picked = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked')
    for await (const [folder, handle] of picked.entries()) {
      if (handle.kind !== 'directory') continue
      for await (const [name, file] of handle.entries()) {
        if (file.kind === 'file')
          found[`${folder}/${name}`] = [...new Uint8Array(await (await file.getFile()).arrayBuffer())]
      }
    }
    return found
  })

test('a folder is written where it was chosen, and its tables are put together again from the same files', async ({
  page,
  site,
}, info) => {
  const tables = {
    'products.csv': ['sku,brand,department', 't,Own,TEA', 'm,Own,MILK', 'b,Planted,BREAD'],
    'till.csv': [
      'receipt,customer_name,sku,qty',
      ...Array.from({ length: 40 }, (_, at) =>
        ['t', 'm', 'b'].slice(at % 2).map((sku) => `${at},Planted ${at},${sku},1`),
      ),
    ].flat(),
  }
  const paths = Object.keys(tables).map((name) => info.outputPath(name))
  for (const [at, lines] of Object.values(tables).entries()) await writeFile(paths[at]!, lines.join('\n'))
  await page.addInitScript(() => {
    const chooses = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('picked', { create: true })
    Object.assign(globalThis, { showDirectoryPicker: chooses })
  })
  await page.goto(site.url)
  const first = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /choose files/i })
    .first()
    .click()
  await (await first).setFiles(paths)
  await page.getByRole('button', { name: /find rules/i }).click()
  await expect(rows(page).first()).toBeVisible()
  await openDialog(page)
  await page.getByLabel('Title').fill('Joined')
  const stays = page.getByRole('dialog').getByText('How the tables were prepared', { exact: true })
  await expect(stays).toBeVisible()
  await page.getByLabel(/^How the files were read and prepared, with these words/).check()
  await expect(page.getByRole('list', { name: 'Words in how the files were read and prepared' })).toHaveText(
    'Tables: products',
  )
  await expect(stays).toHaveCount(0)
  await page.getByRole('button', { name: 'Save the folder' }).click()
  await expect(page.getByText('“joined” is saved')).toBeVisible()
  const written = Object.entries(await foldersOf(page)).map(([name, bytes]) => [`views/${name}`, Buffer.from(bytes)])
  expect(written.map(([name]) => name).toSorted()).toEqual(['views/joined/result.arrow', 'views/joined/view.json'])
  for (const [, bytes] of written) expect(bytes!.toString('latin1')).not.toMatch(/Planted|till/)

  const bare = await serve({ root: 'dist', headers: {}, instead: Object.fromEntries(written) })
  const open = async (...files: string[]) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open its data' }).last().click()
    await (await chooser).setFiles(files)
  }
  try {
    await page.goto(`${bare.url}?open=views/joined`)
    await rows(page).first().locator('[data-column="1"]').click()
    const why = page.getByRole('complementary').last()
    await expect(why.getByRole('region', { name: 'The rest needs the data' })).toBeVisible()
    await open(paths[1]!)
    await expect(page.getByText(/does not bring all of them: products is missing/)).toBeVisible()
    await open(...paths)
    await expect(page.getByText('The data is open: everything can be seen.')).toBeVisible()
    await expect(why.getByRole('region', { name: 'The rest needs the data' })).toHaveCount(0)
    await expect(why.getByRole('heading', { name: /^Baskets/ })).toBeVisible()
  } finally {
    bare.close()
  }
})

test('what is no view, is damaged or comes from a newer version says so', async ({ page }) => {
  const view = (format: number) => Buffer.from(JSON.stringify({ basketeer: 'view', format, checksum: 0, view: {} }))
  const bare = await serve({
    root: 'dist',
    headers: {},
    instead: {
      // It is fetched beside the other, and never looked at.
      ...Object.fromEntries(
        ['newer', 'odd', 'cut', 'page'].map((each) => [`views/${each}/result.arrow`, Buffer.from('')]),
      ),
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
