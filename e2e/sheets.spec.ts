import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { type Cell, type SheetOf, writeWorkbook } from '../test/readers/workbooks'
import { drop } from './drop'
import { expect, expectAccessible, test } from './fixtures'
import { openHost } from './host'

/** Bread and butter meet in most baskets, in two stores; as somebody keeps it in Excel. */
function sales(baskets = 60): Cell[][] {
  const rows: Cell[][] = []
  for (let basket = 1; basket <= baskets; basket++) {
    const items = basket % 3 === 0 ? ['Käse', 'Wein'] : ['Brot', 'Butter', basket % 2 ? 'Käse' : 'Tee']
    for (const [at, item] of items.entries()) {
      const day = { number: 45_352 + (basket % 28) + 0.4, style: 1 }
      rows.push([basket, day, basket % 2 ? 'Nord' : 'Süd', item, 1.5 + at])
    }
  }
  return rows
}

const HEADER: Cell[] = ['Bon', 'Datum', 'Filiale', 'Artikel', 'Betrag']
const SHEETS: SheetOf[] = [
  { name: 'Deckblatt', rows: [['Auswertung der Filialen'], ['Stand', '31.03.2024']] },
  {
    name: 'Umsatz März',
    rows: [['Umsätze der Filialen, März 2024'], [], HEADER, ...sales(), ['Summe', null, null, null, 400]],
    behind: '<mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells>',
  },
  { name: 'Umsatz Februar', rows: [HEADER, ...sales(20)] },
  { name: 'Schlüssel', rows: [['code'], ['x']], hidden: 'hidden' },
]
const workbook = () => Buffer.from(writeWorkbook(SHEETS, { formats: [22] }))

/** One file of a result, as it is saved; the one beside it is let go. */
async function exported(page: Page, format: string, pick?: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: /^Export/ }).click()
  const menu = page.getByRole('dialog', { name: 'Export' })
  await menu.getByRole('radio', { name: format, exact: true }).check({ force: true })
  if (pick !== undefined) await menu.getByRole('radio', { name: pick }).check({ force: true })
  const download = page.waitForEvent('download')
  await menu.getByRole('button', { name: /^Download/ }).click()
  const file = await download
  await page.waitForEvent('download')
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('a workbook is opened at its largest sheet, another is picked, and rules go out as a workbook', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await drop(page, 'filialen.xlsx', workbook())
  await expect(page.getByText('Sheet “Umsatz März” is read, the largest of 3.')).toBeVisible()
  await expect(page.getByText('1 title line and 1 total line skipped.')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /^Datum .*times/i })).toBeVisible()
  await expectAccessible(page)

  const picker = page.getByRole('button', { name: /Sheet$/ })
  await picker.click()
  await expect(page.getByRole('option')).toHaveText([
    'Deckblatt',
    'Umsatz März',
    'Umsatz Februar',
    'Schlüssel (hidden)',
  ])
  await page.getByRole('option', { name: 'Umsatz Februar' }).click()
  await expect(picker).toContainText('Umsatz Februar')
  await picker.click()
  await page.getByRole('option', { name: 'Umsatz März' }).click()
  await expect(page.getByText('1 title line and 1 total line skipped.')).toBeVisible()

  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  await expect(page.getByRole('grid')).toContainText('Butter')

  const { name, bytes } = await exported(page, 'Excel')
  expect(name).toMatch(/^basketeer-rules-shown-[0-9a-f]{16}\.xlsx$/)
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
  expect(sheet).toContain('state="frozen"')
  expect(sheet).toContain('>Butter<')
  const csv = await exported(page, 'CSV', 'spreadsheets here')
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])

  // Spark reads no workbooks: the table is in the project.
  await page.getByRole('button', { name: /^Export/ }).click()
  await page.getByRole('button', { name: /^Notebooks for Spark/ }).click()
  const spark = page.getByRole('dialog', { name: 'Take it to Spark' })
  await expect(spark.getByText('The download holds all its rows as lines.parquet', { exact: false })).toBeVisible()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await spark.getByRole('button', { name: 'Download the project' }).click()
  const files = unzipSync(readFileSync(await (await download).path()))
  const [, brought] = Object.entries(files).find(([path]) => path.endsWith('/data/lines.parquet'))!
  expect(strFromU8(brought.subarray(0, 4))).toBe('PAR1')
})

test('a damaged, a protected and an older workbook are each told for what they are', async ({ page, site }) => {
  await page.goto(site.url)
  const damaged = workbook()
  damaged.fill(0x55, damaged.length >> 1, (damaged.length >> 1) + 40)
  await drop(page, 'kaputt.xlsx', damaged)
  await expect(page.getByRole('alert')).toContainText('is damaged or incomplete')
  const old = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(old)
  old[30] = 9
  Buffer.from('EncryptedPackage', 'utf16le').copy(old, 512)
  await drop(page, 'geheim.xlsx', old)
  await expect(page.getByRole('alert')).toContainText('protected by a password')
})

test('hosts hand in workbooks and JSON, name the sheet, and take a workbook back', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const loaded = await host.give('filialen.xlsx', 'xlsx', new Uint8Array(workbook()))
  expect(loaded.result).toMatchObject({ rowsExact: true })
  const recipe = {
    recipe: 1,
    data: { read: { sheet: 'Umsatz Februar' }, roles: { basket: 'Bon', item: 'Artikel', group: 'Filiale' } },
    analysis: { kind: 'itemsets', minCount: 1 },
  }
  await host.tell('setRecipe', recipe)
  await host.tell('run')
  const february = JSON.parse(await host.text({ format: 'json' }))
  expect(february).toContainEqual(expect.objectContaining({ itemsets: ['Brot'], count: 14 }))
  const book = unzipSync(await host.bytes({ format: 'xlsx' }))
  expect(strFromU8(book['xl/worksheets/sheet1.xml']!)).toContain('>Brot<')

  await host.tell('setRecipe', { ...recipe, data: { ...recipe.data, read: { sheet: 'April' } } })
  expect((await host.ask('run')).error).toMatchObject({
    code: 'recipe-invalid',
    message: expect.stringContaining('Its sheets are “Deckblatt”'),
  })

  const lines = sales(20).map(([Bon, , Filiale, Artikel]) => JSON.stringify({ Bon, Filiale, Artikel }))
  await host.give('lines.ndjson', 'json', lines.join('\n'))
  await host.tell('setRecipe', { ...recipe, data: { roles: recipe.data.roles } })
  await host.tell('run')
  expect(JSON.parse(await host.text({ format: 'json' }))).toEqual(february)
})
