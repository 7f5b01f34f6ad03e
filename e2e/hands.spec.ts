import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { as, twin } from './pictures'
import { groceryChain } from './samples'

const rows = (page: Page) => page.getByRole('grid').locator('[data-position]')

test.describe.configure({ mode: 'default' })
test.use({ beginning: groceryChain })

/** Whatever else copies on this machine may come between the two calls: then it is read again. */
const clipboard = (page: Page, type: string) =>
  page.evaluate(async (asked) => {
    const read = async () => (await (await navigator.clipboard.read())[0]?.getType(asked))?.text() ?? ''
    return read().catch(read)
  }, type)

test('rows are chosen with shift and copied as a table', async ({ opened: page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const cell = (row: number) => page.locator(`[data-row="${row}"][data-column="1"]`)
  await cell(0).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('3 rows chosen')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+c')
  await expect(page.getByText('3 rows copied.')).toBeVisible()
  const lines = (await clipboard(page, 'text/plain')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(4)
  const heads = await page.getByRole('grid').getByRole('columnheader').allTextContents()
  // Lift by store is a drawing.
  expect(lines[0]?.split('\t')).toEqual(heads.filter((head) => !head.startsWith('lift by')))
  const lift = heads.indexOf('lift')
  const shown = await page.locator(`[data-row="1"][data-column="${lift}"]`).textContent()
  expect(Number(lines[2]?.split('\t')[lift])).toBeCloseTo(Number(shown), 1)
  expect(await clipboard(page, 'text/html')).toMatch(/<table>.*<tr>.*<td/s)

  await cell(4).click({ modifiers: ['Shift'] })
  await expect(page.getByText('5 rows chosen')).toBeVisible()
  await page.keyboard.press('Control+a')
  await expect(page.getByText(/^[\d,]{3,} rows chosen/)).toBeVisible()
  expect(await page.evaluate(() => String(getSelection()))).toBe('')
  await page.keyboard.press('Escape')
  await expect(page.getByText('rows chosen')).toBeHidden()

  await cell(2).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy for Excel' }).click()
  await expect.poll(() => clipboard(page, 'text/plain')).toMatch(/^"[^\t]*"\t.*\r\n"[^\t]+"\t[^\r]*\r\n$/)
})

test('the table of a picture copies the same way', async ({ opened: page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('tab', { name: 'Scatter', exact: true }).click()
  await as(page, 'Table')
  const table = twin(page)
  await table.getByRole('row').nth(1).getByRole('button').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+c')
  await expect(page.getByText('2 rows copied.')).toBeVisible()
  expect((await clipboard(page, 'text/plain')).trimEnd().split('\r\n')).toHaveLength(3)
  await page.getByRole('button', { name: /^Export/ }).click()
  await page.getByRole('button', { name: 'Copy for Excel' }).click()
  await expect.poll(async () => (await clipboard(page, 'text/plain')).split('\r\n').length).toBeGreaterThan(20)
})

test('on paper stand question, data, filters, the picture and the first rows, and no shell', async ({
  opened: page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Cross-sell' }).click()
  await page.getByRole('tab', { name: 'Scatter', exact: true }).click()
  await expect(page.getByRole('main').locator('canvas').first()).toBeVisible()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const paper = page.locator('[data-printed]')
  await expect(paper).toBeVisible()
  await expect(page.getByRole('navigation')).toBeHidden()
  for (const told of ['grocery.parquet', 'at least 1', 'Basket: ', 'lift']) await expect(paper).toContainText(told)
  await expect(paper.locator('svg').first()).toBeVisible()
  await expect(paper.locator('tbody tr')).toHaveCount(50)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
  await expect(paper).toHaveCount(0)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('at 200 % more than three rows remain', async ({ opened: page }) => {
  await page.setViewportSize({ width: 720, height: 450 })
  const inSight = () =>
    page.getByRole('grid').evaluate((grid) => {
      const { top, bottom } = grid.getBoundingClientRect()
      return [...grid.querySelectorAll('[data-position]')].filter((row) => {
        const box = row.getBoundingClientRect()
        return box.top >= top && box.bottom <= bottom + 1
      }).length
    })
  await expect.poll(inSight).toBeGreaterThan(4)
})

test('columns are dragged and fitted, by keys too, and stay so', async ({ page, site }) => {
  await groceryChain.by(page, site.url)
  await expect(rows(page).nth(5)).toBeVisible()
  const head = page.getByRole('columnheader', { name: 'If a basket holds' })
  const width = async () => (await head.boundingBox())?.width ?? 0
  const before = await width()
  const box = await head.boundingBox()
  if (!box) throw new Error('there should be a head')
  await page.mouse.move(box.x + box.width, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 90, box.y + 10, { steps: 3 })
  await page.mouse.up()
  expect(await width()).toBeCloseTo(before + 90, -1)

  await page.locator('[data-row="0"][data-column="1"]').click()
  await page.keyboard.press('ArrowUp')
  const dragged = await width()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(width).toBeLessThan(dragged)
  await page.keyboard.press('Shift+Home')
  const cut = () =>
    page
      .locator('[data-column="1"]:not([data-row="-1"]) [title] > *')
      .evaluateAll((names) => names.filter((name) => name.scrollWidth > name.clientWidth).length)
  await expect.poll(cut).toBe(0)
  const fitted = await width()
  await page.reload()
  await expect(rows(page).nth(5)).toBeVisible()
  expect(await width()).toBeCloseTo(fitted, 0)
})

test('a link says which file it wants, and keeps its question when another one comes', async ({ page, site }) => {
  const lines = (columns: string, item: string) =>
    Buffer.from(`${columns}\n${Array.from({ length: 40 }, (_, at) => `${at >> 1},${item}${at & 1}`).join('\n')}\n`)
  const csv = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer })
  const choose = async (button: string, file: ReturnType<typeof csv>) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('main').getByRole('button', { name: button }).click()
    await (await chooser).setFiles(file)
  }
  const asked = [
    'recipe=1',
    'data.files[]=orders.csv',
    'data.roles.basket=receipt',
    'data.roles.item=sku',
    'analysis.kind=rules',
    'analysis.minSupport=0.5',
  ]
  await page.goto(`${site.url}#/rules?${asked.join('&')}`)
  const main = page.getByRole('main')
  for (const told of ['orders.csv', 'receipt basket', 'sku item', 'at least 50']) await expect(main).toContainText(told)
  await expectAccessible(page)

  await choose('Choose the file', csv('other.csv', lines('visit,what', 'x')))
  await expect(main).toContainText('other.csv is not what the question was asked of')
  await expect(main).toContainText('It has no columns receipt and sku')
  await expectAccessible(page)
  await choose('Choose another file', csv('may.csv', lines('receipt,sku', 'y')))
  await expect(page.getByRole('grid')).toContainText('y1')
  await expect(page).toHaveURL(/#\/rules.*minSupport=0\.5/)
})
