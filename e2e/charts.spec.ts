import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { as, picture, twin } from './pictures'
import { groceryChain } from './samples'

function missing(what: string): never {
  throw new Error(`there should be ${what}`)
}

const CHARTS = ['Scatter', 'Network', 'Matrix', 'By store'] as const

test.describe.configure({ mode: 'default' })
test.use({ beginning: groceryChain })

const show = (page: Page, chart: string) => page.getByRole('tab', { name: chart, exact: true }).click()
const why = (page: Page) => page.getByRole('complementary', { name: /why/i })
const titleOf = async (page: Page) => (await why(page).getByRole('heading').first().textContent()) ?? ''

/** Moves the pointer over the picture until it is on something, and returns what the caption says of it. */
async function pointAtSomething(page: Page, canvas: Locator): Promise<string> {
  const box = (await canvas.boundingBox()) ?? missing('a picture')
  const caption = page.getByRole('main').locator('footer p')
  const hint = await caption.textContent()
  for (let step = 1; step < 400; step++) {
    // A golden walk reaches every part of the picture.
    const [x, y] = [(step * 0.618) % 1, (step * 0.755) % 1]
    await page.mouse.move(box.x + box.width * (0.1 + 0.8 * x), box.y + box.height * (0.2 + 0.7 * y))
    const text = await caption.textContent()
    if (text !== hint && text?.includes('→')) return text
  }
  throw new Error('the pointer met nothing')
}

test('axe finds nothing in any chart, as picture and as table', async ({ opened: page }) => {
  test.slow()
  for (const chart of CHARTS) {
    await show(page, chart)
    await as(page, 'Picture')
    await expect(picture(page)).toHaveAccessibleName(/\d+ (rules|items|groups)/)
    await expectAccessible(page)
    await as(page, 'Table')
    await expectAccessible(page)
    await as(page, 'Picture')
  }
})

test('a rule chosen in the grid is marked in every chart', async ({ opened: page }) => {
  // Few rules, so that no picture leaves one out for want of room.
  await page.getByRole('searchbox').fill('olive oil')
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('olive oil')
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await expect(why(page)).toContainText(/baskets with/)
  const consequent = (await titleOf(page)).split('→')[1]?.trim() ?? missing('a right side')
  for (const chart of CHARTS) {
    await show(page, chart)
    await expect(page.getByRole('main').locator('footer p')).toContainText(`→ ${consequent}`)
    await expect(page.getByRole('main').locator('footer p')).not.toContainText('not in this picture')
    await as(page, 'Table')
    await expect(twin(page).locator('tr[data-selected=true]').first()).toContainText(consequent)
    await as(page, 'Picture')
  }
})

test('pointing reads a rule, a click opens it and marks it, in every chart', async ({ opened: page }) => {
  test.slow()
  // Few rules, so that every table lists what the picture shows.
  await page.getByRole('searchbox').fill('spaghetti')
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('spaghetti')
  for (const chart of CHARTS) {
    await test.step(chart, async () => {
      await show(page, chart)
      await pointAtSomething(page, picture(page).locator('canvas').first())
      await page.mouse.down()
      await page.mouse.up()
      await expect(why(page)).toContainText(/baskets with/)
      const consequent = (await titleOf(page)).split('→')[1]?.trim().split(' and ')[0] ?? missing('a right side')
      await as(page, 'Table')
      await expect(twin(page).locator('tr[data-selected=true]').first()).toContainText(consequent)
      await as(page, 'Picture')
      await page.getByRole('tab', { name: 'Grid' }).click()
      await expect(page.getByRole('grid').getByRole('row', { selected: true })).toContainText(consequent)
      await why(page).getByRole('button', { name: 'Close' }).click()
      await expect(why(page)).toHaveCount(0)
    })
  }
})

test('by keyboard: to the table of a chart, and from a row to its reason', async ({ opened: page }) => {
  await page.getByRole('tab', { name: 'Grid' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(picture(page)).toBeVisible()
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      return element instanceof HTMLInputElement ? element.value : (element?.closest('tbody') && element.tagName) || ''
    })
  for (let presses = 0; (await focused()) !== 'picture' && presses < 40; presses++) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect(twin(page)).toBeVisible()
  for (let presses = 0; (await focused()) !== 'BUTTON' && presses < 10; presses++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(why(page)).toContainText(/baskets with/)
  await expect(twin(page).locator('button[aria-pressed=true]')).toHaveCount(1)
})

test('pictures are saved as files that stand alone', async ({ opened: page }) => {
  test.slow()
  for (const chart of CHARTS) {
    await show(page, chart)
    await expect(picture(page)).toBeVisible()
    const save = async (kind: 'PNG' | 'SVG') => {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save picture' }).click()
      await page.getByRole('menuitem', { name: kind }).click()
      return (await download).path().then((path) => readFileSync(path))
    }
    const png = await save('PNG')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000)
    expect(png.length).toBeGreaterThan(50_000)
    const svg = (await save('SVG')).toString()
    const texts = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      if (parsed.querySelector('parsererror')) return []
      return [...parsed.querySelectorAll('text')].map((element) => element.textContent)
    }, svg)
    expect(texts).toContain('more than chance')
    expect(texts.some((text) => text?.includes('grocery.parquet · each store'))).toBe(true)
    expect(svg).not.toMatch(/url\((?!#|"#|'#)|<image|@font-face/)
    // A ground of its own: readable on a dark page too.
    expect(svg).toMatch(/<rect width="\d+" height="\d+" x="0" y="0" fill="#fff/)
  }
})

test('the library behind the charts comes with the first chart, not before', async ({ page, site }) => {
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    // What still comes when the test is over cannot be read any more.
    if (response.url().endsWith('.js')) scripts.push(response.text().catch(() => ''))
  })
  const drawn = async () => (await Promise.all(scripts)).some((text) => text.includes('renderToSVGString'))
  await page.goto(site.url)
  await expect(page.getByRole('button', { name: /grocery chain/i })).toBeVisible()
  expect(await drawn()).toBe(false)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
  expect(await drawn()).toBe(false)
  await show(page, 'Scatter')
  await expect(picture(page)).toBeVisible()
  expect(await drawn()).toBe(true)
})

test('a picture follows its room', async ({ opened: page }) => {
  for (const chart of CHARTS) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await show(page, chart)
    const canvas = picture(page).locator('canvas').first()
    const width = async () => (await canvas.boundingBox())?.width ?? 0
    await expect.poll(width).toBeGreaterThan(900)
    await page.setViewportSize({ width: 1024, height: 768 })
    await expect.poll(width).toBeLessThan(800)
    await expect.poll(async () => ((await picture(page).boundingBox())?.width ?? 0) - (await width())).toBeLessThan(20)
  }
})

test('a thousand groups, names that look like markup, and baskets of no group', async ({ page, site }) => {
  const items = [
    '<script>alert(1)</script>',
    '{b|bold} & more',
    'a name that is much longer than any label could ever be drawn',
  ]
  const lines = ['receipt,item,store']
  for (let basket = 0; basket < 4000; basket++) {
    const store = basket % 1000 === 0 ? '' : `Store ${basket % 1000}`
    for (const item of items) lines.push(`${basket},${item},${store}`)
  }
  await page.goto(site.url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await page
    .getByRole('button', { name: /find rules/i })
    .first()
    .click()
  await expect(page.getByRole('grid').getByRole('row').nth(2)).toBeVisible()
  await show(page, 'By store')
  await expect(picture(page)).toHaveAccessibleName(/in 1,000 stores/)
  const scroller = picture(page)
  const canvas = scroller.locator('canvas').first()
  expect((await canvas.boundingBox())?.width).toBeLessThan(1440)
  await scroller.evaluate((element) => element.scrollTo({ left: 1e6 }))
  const box = await canvas.boundingBox()
  if (!box) throw new Error('no picture')
  await page.mouse.move(box.x + box.width - 30, box.y + box.height - 40)
  await as(page, 'Table')
  await expect(twin(page)).toContainText('<script>alert(1)</script>')
  await expect(twin(page).getByRole('columnheader', { name: '(none)' })).toBeVisible()
  await page.getByRole('button', { name: /show 50 more stores/i }).click()
  await expect(twin(page).getByRole('columnheader')).toHaveCount(102)
  await show(page, 'Network')
  await as(page, 'Picture')
  await expect(picture(page)).toHaveAccessibleName(/3 items/)
  expect(await page.locator('script:not([src])').count()).toBe(0)
})
