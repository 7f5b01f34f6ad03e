import type { Locator, Page } from '@playwright/test'
import { json, refusal, run } from './ask'
import { expect, expectAccessible, test } from './fixtures'
import { openHost } from './host'
import type { Beginning } from './shared-page'

const answer = (page: Page) => page.getByText(/We hid the newest visit of/)
const ways = (page: Page) => page.getByRole('table', { name: /ways to recommend/i })
const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name })
const chips = (input: Locator) => input.locator('..').getByRole('button', { name: /^remove/i })

async function openJudge(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: /grocery/i }).click()
  await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible()
  await page.getByRole('link', { name: 'Judge' }).click()
  await page.getByText('all together').click()
}

/** The grocery sample, all stores as one. */
const judged: Beginning = {
  async by(page, url) {
    await openJudge(page, url)
    await page.getByRole('button', { name: /^run/i }).first().click()
  },
  drawn: (page) => expect(answer(page)).toBeVisible({ timeout: 60_000 }),
}

test.describe.configure({ mode: 'default' })
test.use({ beginning: judged })

test('models stand beside simple ways, in a sentence, a table and by settings; columns sort', async ({
  opened: page,
}) => {
  await test.step('a sentence and a table', async () => {
    await expect(answer(page)).toContainText(
      /customers\. The best way is .*, with at least one of its new items among the first 10/,
    )
    await expect(answer(page)).toContainText(/a tie with|No other way comes near/)
    await expect(page.getByText(/best of 9 ways on these very customers/)).toBeVisible()
    await expect(ways(page).getByRole('rowheader')).toHaveCount(9)
    await expect(ways(page).getByRole('rowheader', { name: /most popular items/i })).toBeVisible()
    await expect(ways(page).getByText('best', { exact: true }).or(ways(page).getByText('a tie')).first()).toBeVisible()
  })
  await test.step('the address keeps the order', async () => {
    const head = ways(page).getByRole('columnheader', { name: 'novelty' })
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'descending')
    await expect(page).toHaveURL(/query\.sort/)
    const novelty = async () =>
      (await ways(page).locator('tbody tr td:nth-last-child(2)').allInnerTexts()).map(parseFloat)
    await expect
      .poll(async () => (await novelty()).every((value, at, all) => at === 0 || value <= (all[at - 1] ?? 0)))
      .toBe(true)
  })
  await test.step('what the settings do is a picture and a table', async () => {
    await page.getByRole('tab', { name: 'By settings' }).click()
    await expect(page.getByRole('img', { name: /NDCG against traits, 2 lines/ })).toBeVisible()
    await page.getByRole('radio', { name: 'Table' }).click({ force: true })
    const twin = page.getByRole('region', { name: /NDCG against traits/ }).getByRole('table')
    await expect(twin.getByRole('row')).toHaveCount(3)
    await expect(twin.getByRole('columnheader', { name: 'most popular' })).toBeVisible()
  })
})

test('axe finds nothing', async ({ opened: page }) => {
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'By settings' }).click()
  await expect(page.getByRole('img', { name: /NDCG against traits/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('tab', { name: 'Comparison' }).click()
  await expect(ways(page)).toBeVisible()
  await expectAccessible(page)
})

test('a row recommends, and a recommendation is judged', async ({ opened: page }) => {
  await ways(page).getByRole('button', { name: 'Recommend with 8 traits, a purchase says 1, held back by 10' }).click()
  await expect(page).toHaveURL(/#\/recommend.*analysis\.factors=8&.*analysis\.alpha=1/)
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible({ timeout: 60_000 })
  await page.goBack()
  await ways(page).getByRole('button', { name: 'Recommend with similar items' }).click()
  await expect(page).toHaveURL(/#\/recommend.*analysis\.method=similar/)
  await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible({ timeout: 60_000 })
  await page.goBack()
  await ways(page).getByRole('button', { name: 'Recommend with 8 traits, a purchase says 1, held back by 10' }).click()
  await page.getByRole('button', { name: 'Judge these settings' }).click()
  await expect(page).toHaveURL(/#\/judge.*analysis\.factors\[\]=8&.*analysis\.alpha\[\]=1/)
  await expect(ways(page).getByRole('rowheader')).toHaveCount(5, { timeout: 60_000 })
})

test('values to try are typed, taken back, and kept within what a run trains', async ({ page, site }) => {
  await openJudge(page, site.url)
  const factors = field(page, /^traits/i)
  await factors.fill('4')
  await factors.press('Enter')
  await expect(chips(factors)).toHaveCount(3)
  await expect(page.getByText('6 models of 15 rounds')).toBeVisible()
  await factors.press('Backspace')
  await expect(page.getByText('4 models of 15 rounds')).toBeVisible()
  await factors.fill('900')
  await factors.press('Enter')
  await expect(page.getByText(/from 1 to 256/)).toBeVisible()
  await expect(factors).toHaveAttribute('aria-invalid', 'true')
  await factors.fill('')
  await factors.pressSequentially('4,5,6,7,')
  await field(page, /^how much a purchase/i).pressSequentially('2,')
  await field(page, /^how far tastes/i).pressSequentially('1,2,3,4,5,6,7,8,9,11,')
  await expect(page.getByText(/one run trains 100 at most/)).toBeVisible()
})

/** Twelve who like tea and twelve who like coffee; each takes two of three last. */
function tastes(): string {
  const lines = ['who,what,day']
  for (let i = 0; i < 24; i++) {
    const kind = i % 2 === 0 ? 'tea' : 'coffee'
    for (let j = 0; j < 4; j++) lines.push(`c${i},${kind} ${(i + j) % 6},2024-03-0${j + 1}`)
  }
  return lines.join('\n')
}

test('a host judges, reads the answer, and is told what cannot be', async ({ page, site }) => {
  const host = await openHost(page, site.url, { query: 'embed=1&view=judge' })
  await host.give('tastes.csv', 'csv', tastes())
  const roles = { customer: 'who', item: 'what' }
  const judge = { kind: 'judge', factors: [2, 4], alpha: [1], regularization: [0.1], k: 4 }
  const ran = await run(host, { roles: { ...roles, time: 'day' } }, { ...judge, split: 'last' })
  expect(ran).toMatchObject({ rows: 4, method: 'judgement', limited: false })
  const rows = await json(host)
  expect(rows.map(({ method, factors }) => `${method} ${factors}`).sort()).toEqual([
    'als 2',
    'als 4',
    'item-knn null',
    'popular null',
  ])
  for (const row of rows) expect(row).toMatchObject({ customers: 24, recall: row['hit_rate'] })
  const rate = (of: string) =>
    Math.max(...rows.filter(({ method }) => method === of).map((row) => Number(row['hit_rate'])))
  expect(rate('als')).toBeGreaterThan(rate('popular'))
  const csv = await host.text({ format: 'csv' })
  expect(csv.trim().split(/\r?\n/)).toHaveLength(5)
  await expect(page.frameLocator('iframe').getByText(/We hid the newest item of 24 customers/)).toBeVisible()
  expect(await refusal(host, { roles }, { ...judge, split: 'last' })).toBe('value-invalid')
  const many = Array.from({ length: 16 }, (_, i) => i + 1)
  expect(await refusal(host, { roles }, { ...judge, factors: many, alpha: many })).toBe('recipe-invalid')
})
