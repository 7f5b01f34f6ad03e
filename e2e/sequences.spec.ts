import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, openAnew, test } from './fixtures'
import { openHost } from './host'
import { as, picture, twin } from './pictures'
import { telephoneCompany } from './samples'

const TABS = ['Grid', 'Flow', 'Funnel', 'Compare'] as const
const PICTURES = ['Flow', 'Funnel', 'Compare'] as const

test.describe.configure({ mode: 'default' })
test.use({ beginning: telephoneCompany })

async function openSample(page: Page, url: string): Promise<void> {
  await openAnew(page, url)
  await page.getByRole('button', { name: /telephone company/i }).click()
  await telephoneCompany.drawn(page)
}

const show = (page: Page, tab: (typeof TABS)[number]) => page.getByRole('tab', { name: tab, exact: true }).click()
const why = (page: Page) => page.getByRole('complementary', { name: /why/i })
const number = (text: string | null | undefined) => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''))

/** The grid with one path in it, chosen. */
async function choosePath(page: Page, path: readonly string[]): Promise<Locator> {
  await page.getByRole('searchbox').fill(path.join(' '))
  const row = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByTitle(path.join(' → '), { exact: true }) })
    .first()
  await row.click()
  await expect(why(page).getByRole('heading').first()).toHaveText(path.join(' → '))
  return row
}

/** How many customers the list in the pane has. */
async function listed(page: Page): Promise<number> {
  const heading = why(page).getByRole('heading', { name: /^Customers/ })
  await expect(heading).toContainText(/of [\d,]+/)
  return number(/of ([\d,]+)/.exec((await heading.textContent()) ?? '')?.[1])
}

test('the sample opens in one press; its planted journey is found with its regions and opens as a timeline', async ({
  opened: page,
}) => {
  await test.step('the path', async () => {
    const path = ['broadband', 'mobile', 'tv bundle', 'cancel']
    await choosePath(page, path)
    await expect(why(page)).toContainText(
      /customers \(\d+\.\d\s%\sof all\) do broadband, later mobile, then tv bundle and after that cancel/,
    )
    for (const region of ['EMEA', 'AMER', 'APAC', 'NORD']) {
      await expect(
        why(page)
          .getByRole('button', { name: new RegExp(region) })
          .first(),
      ).toBeVisible()
    }
  })
  await test.step('a journey of it', async () => {
    await why(page)
      .getByTitle(/^Journey of/)
      .first()
      .click()
    const timeline = why(page).getByRole('region', { name: /^Everything/ })
    for (const step of [1, 2, 3, 4]) await expect(timeline.getByText(`step ${step}`)).toBeVisible()
    await why(page).getByRole('button', { name: 'All customers' }).click()
    await expect(
      why(page)
        .getByTitle(/^Journey of/)
        .first(),
    ).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(why(page)).toHaveCount(0)
  })
})

test('grid, detail, funnel and the list of customers count alike', async ({ opened: page }) => {
  const row = await choosePath(page, ['speed complaint', 'support call', 'cancel'])
  const cells = await row.getByRole('gridcell').allTextContents()
  const inGrid = number(cells[2])
  expect(inGrid).toBeGreaterThan(10)
  expect(await listed(page)).toBe(inGrid)
  const steps = why(page).getByRole('table').getByRole('row')
  await expect(steps).toHaveCount(4)
  expect(number(await steps.nth(3).getByRole('button').first().textContent())).toBe(inGrid)

  await why(page).getByRole('button', { name: 'Open as funnel' }).click()
  await as(page, 'Table')
  const rows = twin(page).locator('tbody tr')
  await expect(rows).toHaveCount(3)
  const reached = await Promise.all(
    [0, 1, 2].map(async (at) => number(await rows.nth(at).locator('td').nth(2).textContent())),
  )
  const dropped = await Promise.all(
    [0, 1].map(async (at) => number(await rows.nth(at).locator('td').nth(5).textContent())),
  )
  expect(reached[2]).toBe(inGrid)
  expect(dropped).toEqual([Number(reached[0]) - Number(reached[1]), Number(reached[1]) - Number(reached[2])])
  await rows.nth(0).locator('td').nth(5).getByRole('button').click()
  await expect(why(page).getByRole('heading').first()).toHaveText('Drop off after step 1: speed complaint')
  expect(await listed(page)).toBe(dropped[0])
  await as(page, 'Picture')
})

test('flow: what drops off at a step is who its list names, and a funnel opened from it is one step back', {
  tag: '@quick',
}, async ({ opened: page }) => {
  await show(page, 'Flow')
  await test.step('drop-off', async () => {
    await expect(picture(page)).toHaveAccessibleName(/8,000 customers over 5 steps/)
    await as(page, 'Table')
    const end = twin(page)
      .locator('tbody tr')
      .filter({ hasText: /^drop-off/ })
      .filter({ hasText: 'Step 3' })
      .first()
    const count = number(await end.locator('td').nth(3).textContent())
    await end.getByRole('button').click()
    await expect(why(page).getByRole('heading').first()).toHaveText('Drop off after Step 2')
    expect(await listed(page)).toBe(count)
    await as(page, 'Picture')
  })
  await test.step('one step back', async () => {
    await show(page, 'Funnel')
    await expect(picture(page)).toBeVisible()
    expect(page.url()).toContain('look.funnel.steps[0].item=')
    await page.goBack()
    await expect(page.getByRole('tab', { name: 'Flow' })).toHaveAttribute('aria-selected', 'true')
  })
})

test('a path is put together by keyboard, with what must not be between', async ({ opened: page }) => {
  await show(page, 'Funnel')
  await expect(picture(page)).toBeVisible()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Put a path together' })).toBeVisible()
  for (const item of ['mobile', 'cancel', 'roaming']) {
    await page.getByRole('combobox', { name: 'Add a step' }).focus()
    await page.keyboard.type(item)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row', { name: new RegExp(`: ${item}`) })).toBeVisible()
  }
  await as(page, 'Table')
  const events = twin(page).locator('tbody td:first-child')
  await expect(events).toHaveText(['mobile', 'cancel', 'roaming'])
  await page.getByRole('button', { name: 'Change step 3, roaming' }).press('Enter')
  await page.getByRole('button', { name: 'Move earlier' }).press('Enter')
  await expect(events).toHaveText(['mobile', 'roaming', 'cancel'])
  const without = number(await twin(page).locator('tbody tr').nth(1).locator('td').nth(2).textContent())
  await page.getByRole('button', { name: 'Change step 2, roaming' }).press('Enter')
  await page.getByRole('combobox', { name: /^Not between/ }).focus()
  await page.keyboard.type('app login')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  // The list of suggestions closes first, then what it stands in.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(events.nth(1)).toHaveText('roaming, not app login')
  await expect
    .poll(async () => number(await twin(page).locator('tbody tr').nth(1).locator('td').nth(2).textContent()))
    .toBeLessThan(without)
  await page.getByRole('button', { name: 'Remove cancel' }).press('Enter')
  await expect(events).toHaveCount(2)
  await as(page, 'Picture')
})

test('two regions, two periods: the greatest difference first, with its interval', async ({ opened: page }) => {
  await show(page, 'Compare')
  await expect(picture(page)).toHaveAccessibleName(/50 paths: share of customers in AMER and in APAC/)
  await as(page, 'Table')
  const points = async () =>
    (await twin(page).locator('tbody td:nth-child(4)').allTextContents()).map((text) =>
      Math.abs(Number(text.replace('−', '-').replace(' pp', ''))),
    )
  const shown = await points()
  expect(shown).toHaveLength(50)
  expect(shown).toEqual([...shown].sort((a, b) => b - a))
  await page.getByText('two periods').click()
  await expect(page.getByLabel('A from')).toHaveValue('2025-01-01')
  await expect(twin(page).locator('caption')).toContainText('Jan 2025')
  await page.getByLabel('B until').fill('2024-12-01')
  await expect(page.getByRole('heading', { name: 'A period is empty' })).toBeVisible()
  await page.goBack()
  await expect(twin(page)).toBeVisible()
  await as(page, 'Picture')
})

test('axe finds nothing in any tab, as picture and as table', async ({ opened: page }) => {
  test.slow()
  await page.getByRole('grid').getByRole('row').nth(6).click()
  await expect(
    why(page)
      .getByTitle(/^Journey of/)
      .first(),
  ).toBeVisible()
  await expectAccessible(page)
  for (const tab of PICTURES) {
    await show(page, tab)
    await as(page, 'Picture')
    await expectAccessible(page)
    await as(page, 'Table')
    await expectAccessible(page)
    await as(page, 'Picture')
  }
  await show(page, 'Grid')
  await why(page)
    .getByTitle(/^Journey of/)
    .first()
    .click()
  await expect(why(page).getByRole('region', { name: /^Everything/ })).toBeVisible()
  await expectAccessible(page)
})

test('pictures are saved as files that stand alone', async ({ opened: page }) => {
  for (const [tab, key] of [
    ['Flow', 'drop-off: no further event'],
    ['Funnel', 'drop off before it'],
    ['Compare', 'B: APAC'],
  ] as const) {
    await show(page, tab)
    await expect(picture(page)).toBeVisible()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save picture' }).click()
    await page.getByRole('menuitem', { name: 'SVG' }).click()
    const svg = readFileSync(await (await download).path()).toString()
    const texts = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      return [...parsed.querySelectorAll('text')].map((element) => element.textContent)
    }, svg)
    expect(texts).toContain(key)
    expect(texts.some((text) => text?.includes('telco.csv'))).toBe(true)
  }
})

/** Moves the pointer over the picture until the caption speaks of something. */
async function pointAtSomething(page: Page): Promise<string> {
  const box = await picture(page).locator('canvas').first().boundingBox()
  if (!box) throw new Error('there should be a picture')
  const caption = page.getByRole('main').locator('footer p')
  const hint = await caption.textContent()
  for (let step = 1; step < 300; step++) {
    // A golden walk reaches every part of the picture.
    const [x, y] = [(step * 0.618) % 1, (step * 0.755) % 1]
    await page.mouse.move(box.x + box.width * (0.05 + 0.9 * x), box.y + Math.min(box.height, 600) * (0.05 + 0.9 * y))
    const text = await caption.textContent()
    if (text && text !== hint) return text
  }
  throw new Error('the pointer met nothing')
}

test('pointing at a picture reads it, a click opens the customers it speaks of', async ({ opened: page }) => {
  for (const tab of ['Flow', 'Funnel'] as const) {
    await show(page, tab)
    await expect(picture(page)).toBeVisible()
    const count = number(/([\d,]+) customers/.exec(await pointAtSomething(page))?.[1])
    await page.mouse.down()
    await page.mouse.up()
    expect(await listed(page)).toBe(count)
    await why(page).getByRole('button', { name: 'Close' }).click()
  }
  await show(page, 'Compare')
  await pointAtSomething(page)
  await page.mouse.down()
  await page.mouse.up()
  await expect(why(page)).toContainText('Step by step')
  await as(page, 'Table')
  await expect(twin(page).locator('tr[data-selected=true]')).toHaveCount(1)
  await as(page, 'Picture')
})

test('the library behind the pictures comes with the first of them', async ({ page, site }) => {
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    // What still comes when the test is over cannot be read any more.
    if (response.url().endsWith('.js')) scripts.push(response.text().catch(() => ''))
  })
  const fetched = async () => (await Promise.all(scripts)).some((text) => text.includes('renderToSVGString'))
  await openSample(page, site.url)
  await page.getByRole('grid').getByRole('row').nth(5).click()
  await expect(why(page)).toContainText('Step by step')
  expect(await fetched()).toBe(false)
  await show(page, 'Flow')
  await expect(picture(page)).toBeVisible()
  expect(await fetched()).toBe(true)
})

test('a link shows the same picture, and Back takes a setting back', async ({ page, site }) => {
  await openSample(page, site.url)
  await show(page, 'Flow')
  await page.getByText('backwards').click()
  await page.getByRole('combobox', { name: 'From' }).fill('cancel')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(picture(page)).toHaveAccessibleName(/back from their first cancel/)
  expect(page.url()).toContain('look.flow.anchor=cancel')
  const url = page.url()
  await page.goBack()
  await expect(picture(page)).not.toHaveAccessibleName(/first cancel/)
  await page.goForward()
  await expect(picture(page)).toHaveAccessibleName(/back from their first cancel/)
  await openSample(page, site.url)
  await page.evaluate((hash) => {
    location.hash = hash
  }, new URL(url).hash)
  await expect(picture(page)).toHaveAccessibleName(/back from their first cancel/)
})

test('on a phone the funnel of a path comes out from under its sheet', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openSample(page, site.url)
  await page.getByRole('grid').getByRole('row').nth(4).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open as funnel' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(picture(page)).toHaveAccessibleName(/How far/)
  for (const tab of PICTURES) {
    await show(page, tab)
    await expect(picture(page)).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
})

test('in a log whose times only give an order nothing is said of time', async ({ page, site }) => {
  const lines = ['who,event,round']
  for (let customer = 0; customer < 40; customer++) {
    for (const [at, event] of ['join', 'play', customer % 2 ? 'win' : 'lose'].entries()) {
      lines.push(`c${customer},${event},${['first', 'fourth', 'second'].toSorted()[at]} round`)
    }
  }
  await page.goto(site.url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'rounds.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  const recipe = {
    recipe: '1',
    'data.files[]': 'rounds.csv',
    'data.layout': 'long',
    'data.roles.customer': 'who',
    'data.roles.item': 'event',
    'data.roles.time': 'round',
    'analysis.kind': 'sequences',
    'analysis.minSupport': '0.1',
  }
  await expect(page.getByText('rounds.csv').first()).toBeVisible()
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    `#/sequences?${new URLSearchParams(recipe)}`,
  )
  await page.getByRole('button', { name: /^Run/ }).first().click()
  await expect(page.getByRole('grid').getByRole('row').nth(2)).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'time from step to step' })).toHaveCount(0)
  await show(page, 'Funnel')
  await expect(page.getByText(/only gives an order/)).toBeVisible()
  await show(page, 'Compare')
  await expect(page.getByRole('heading', { name: 'There is nothing to compare' })).toBeVisible()
})

test('a host sees the journeys without the shell', async ({ page, site }) => {
  const host = await openHost(page, site.url, { query: 'embed=1&view=sequences&theme=dark' })
  const lines = ['who,did,at']
  for (let customer = 0; customer < 30; customer++) {
    lines.push(
      `${customer},look,2025-03-01 10:00`,
      `${customer},${customer % 3 ? 'buy' : 'leave'},2025-03-0${2 + (customer % 5)} 11:00`,
    )
  }
  await host.give('visits.csv', 'csv', lines.join('\n'))
  await host.tell('setRecipe', {
    recipe: 1,
    data: { files: [], roles: { customer: 'who', item: 'did', time: 'at' } },
    analysis: { kind: 'sequences', minCount: 5 },
  })
  expect(await host.tell('run')).toMatchObject({ rows: 5 })
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
  await expect(frame.getByRole('navigation')).toHaveCount(0)
  await frame
    .getByRole('grid')
    .getByRole('row')
    .filter({ hasText: /look.*buy/ })
    .click()
  await expect(frame.getByRole('dialog')).toContainText('20 customers (66.7')
})
