import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

const firstRow = (page: Page) => page.getByRole('grid').getByRole('row').nth(1)
const detail = (page: Page) => page.getByRole('complementary').last()

async function report(page: Page, format: string): Promise<string> {
  await page.getByRole('button', { name: /^export/i }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: `Report as ${format}` }).click()
  return readFileSync(await (await download).path(), 'utf8')
}

test('one press on the sample says what explains who leaves, and whether it is true', async ({ page, site }) => {
  await page.goto(site.url)
  await page.getByRole('button', { name: /members of a shop/i }).click()
  await test.step('in a sentence first', async () => {
    await expect(page.getByRole('main')).toContainText(
      /plan, age, tenure_months and late_deliveries together explain 9\.\d\s% of churn.*confirmed on 3,001 rows/,
      { timeout: 60_000 },
    )
    await expectAccessible(page)
  })
  await test.step('with what stands behind a row, by keyboard', async () => {
    await firstRow(page).click()
    await expect(detail(page).getByRole('heading', { name: 'What each column adds' })).toBeVisible()
    await expect(detail(page).getByRole('heading', { name: 'How well it tells new rows' })).toBeVisible()
    await expect(detail(page)).toContainText('plan = basic')
    await expectAccessible(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await expect(detail(page).getByRole('heading', { name: 'What each column adds' })).toHaveCount(0)
  })
  await test.step('as a picture and as a table', async () => {
    await page.getByRole('tab', { name: 'Front' }).click()
    await expect(page.getByRole('img', { name: /How much each of/ })).toBeVisible()
    await page.getByRole('radio', { name: 'Table' }).click({ force: true })
    await expect(page.getByRole('table', { name: /How much each of/ })).toContainText('plan')
  })
  await test.step('with what took no part', async () => {
    await page.getByRole('tab', { name: 'Columns' }).click()
    const columns = page.getByRole('table', { name: 'Columns that could explain it' })
    await expect(columns.getByRole('row', { name: /closed_reason/ })).toContainText('gives the answer away')
    await expectAccessible(page)
  })
  await test.step('as a report', async () => {
    expect(await report(page, 'Markdown')).toMatch(/^# What explains churn\n.*## What was found\n\n- /s)
    expect(await report(page, 'HTML')).toContain('<h1>What explains churn</h1>')
    expect(JSON.parse(await report(page, 'JSON')).run.target).toBe('churn')
  })
  await test.step('and again from its link', async () => {
    await page.reload()
    await expect(page.getByRole('main')).toContainText(/confirmed on 3,001 rows/, { timeout: 60_000 })
  })
})

test('without a target likely columns are a question each, in one press', async ({ page, site, bareSite }) => {
  await page.goto(site.url)
  const buffer = Buffer.from(
    `id,left,visits,kind\n${Array.from({ length: 400 }, (_, at) => {
      const visits = (at * 7) % 13
      return `${at},${visits < 4 === at % 9 > 0 ? 'yes' : 'no'},${visits},${'abc'[at % 3]}`
    }).join('\n')}\n`,
  )
  const openFile = async (button: RegExp) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: button }).first().click()
    await (await chooser).setFiles([{ name: 'visits.csv', mimeType: 'text/csv', buffer }])
  }
  await openFile(/choose files/i)
  await expect(page).toHaveURL(/#\/(data|rules)/)
  await page.keyboard.press('g')
  await page.keyboard.press('x')
  await expect(page.getByRole('heading', { name: 'What do you want explained?' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose what is to be explained' }).first()).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'left', exact: true }).click()
  await expect(page.getByRole('main')).toContainText(/explains .* of left/, { timeout: 30_000 })
  await test.step('which a colleague sees answered as soon as the file is there', async () => {
    const link = page.url().replace(site.url, bareSite.url)
    await page.goto('about:blank')
    await page.goto(link)
    await openFile(/choose the file/i)
    await expect(page.getByRole('main')).toContainText(/explains .* of left/, { timeout: 30_000 })
  })
})
