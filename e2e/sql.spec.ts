import type { Page } from '@playwright/test'
import { tableFromIPC } from 'apache-arrow'
import { run as runHost } from './ask'
import { expect, expectAccessible, test } from './fixtures'
import { openHost } from './host'
import { groceryChain } from './samples'

const editor = (page: Page) => page.getByRole('textbox', { name: 'SQL statement' })
const grid = (page: Page) => page.getByRole('grid', { name: 'Rows of the answer' })

async function write(page: Page, sql: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(sql)
}

async function ask(page: Page, sql: string): Promise<void> {
  await write(page, sql)
  await page.keyboard.press('ControlOrMeta+Enter')
}

/** From the rules of the sample to the place. */
async function enter(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: 'SQL' })
    .or(page.getByRole('button', { name: 'SQL', exact: true }))
    .first()
    .click()
  await expect(editor(page)).toBeVisible()
}

test.describe.configure({ mode: 'default' })
test.use({ beginning: groceryChain })

test('without a file there is a word of what to do', async ({ page, site }) => {
  await page.goto(`${site.url}#/sql`)
  await expect(page.getByRole('heading', { name: 'Nothing to ask yet' })).toBeVisible()
  await expectAccessible(page)
})

test('lines and results are asked by name, looked at, drawn and taken along', async ({ opened: page }) => {
  await enter(page)
  await test.step('what there is', async () => {
    const tables = page.getByRole('complementary', { name: 'Tables' })
    await expect(tables.getByText('lines', { exact: true })).toBeVisible()
    await expect(tables.getByText(/^result_/).first()).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('a statement to begin with', async () => {
    await page.getByRole('button', { name: 'What is bought most' }).click()
    await expect(grid(page).getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 })
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '51')
    await expectAccessible(page)
  })
  await test.step('keys walk through rows and choose them', async () => {
    await grid(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByText('3 rows chosen')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('End')
    await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'sql-row-49')
  })
  await test.step('a picture', async () => {
    await page.getByRole('tab', { name: 'Chart' }).click()
    await expect(page.getByRole('img', { name: /baskets by .*: 50 values/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save picture' }).click()
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^SVG/ }).click(),
    ])
    expect(picture.suggestedFilename()).toBe('query.svg')
    await page
      .locator('label')
      .filter({ has: page.getByLabel('Table', { exact: true }) })
      .click()
    await expect(page.getByRole('table', { name: /baskets by/ }).getByRole('row')).toHaveCount(51)
    await page
      .locator('label')
      .filter({ has: page.getByLabel('Picture', { exact: true }) })
      .click()
  })
  await test.step('the rows of a run', async () => {
    await page.getByRole('tab', { name: 'Rows' }).click()
    await ask(page, 'SELECT antecedents, confidence FROM result_latest WHERE confidence > 0.2 ORDER BY 2 DESC')
    await expect(grid(page).getByRole('columnheader', { name: /antecedents/ })).toBeVisible()
  })
  await test.step('a file', async () => {
    await ask(page, "SELECT 1 AS a, 'x' AS b")
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^CSV Commas/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('query.csv')
  })
  await test.step('the plan', async () => {
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await expect(page.getByRole('region', { name: 'How the database goes about it' })).toContainText('PROJECTION')
    await expectAccessible(page)
  })
  await test.step('earlier statements', async () => {
    await page.getByRole('button', { name: 'Earlier statements' }).click()
    await page.getByRole('menuitem', { name: /GROUP BY ALL/ }).click()
    await expect(editor(page)).toContainText('GROUP BY ALL')
  })
})

test('names are completed while they are written, and Tab leads out of the text', async ({ opened: page }) => {
  await enter(page)
  await write(page, '')
  await page.keyboard.type('SELECT * FROM li')
  await expect(page.getByRole('option', { name: /^lines/ })).toBeVisible()
  // What appears under a hand that types is not meant by its next key.
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
  await expect(editor(page)).toHaveText('SELECT * FROM lines')
  await page.keyboard.press('Tab')
  await expect(editor(page)).not.toBeFocused()
})

test('a cross join that never ends is called off at once, and the next statement is answered', async ({
  opened: page,
}) => {
  await enter(page)
  await ask(page, 'SELECT count(*) FROM lines')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2', { timeout: 30_000 })
  await ask(page, 'SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b')
  const cancel = page.getByRole('button', { name: 'Cancel' })
  await expect(cancel).toBeVisible()
  await page.waitForTimeout(400)
  const ms = await cancel.evaluate(async (button: HTMLElement) => {
    const began = performance.now()
    button.click()
    while (button.isConnected) await new Promise((resolve) => setTimeout(resolve, 5))
    return performance.now() - began
  })
  // Nobody waits for the statement; how long it takes besides is the machine's affair.
  expect(ms).toBeLessThan(3000)
  await ask(page, 'SELECT 41 + 1 AS n FROM lines LIMIT 1')
  await expect(grid(page).getByRole('gridcell').first()).toHaveText('42', { timeout: 20_000 })
})

test('what is wrong is told and marked, and nothing is changed', async ({ page, site }) => {
  await groceryChain.by(page, site.url)
  await groceryChain.drawn(page)
  await enter(page)
  await ask(page, 'SELECT *\nFROM lines\nWHERE nothing = 1')
  await expect(page.getByRole('alert')).toContainText('Line 3: There is no column “nothing”.', { timeout: 30_000 })
  await expect(page.locator('.cm-wrong')).toHaveText('nothing')
  await expectAccessible(page)
  for (const hostile of ['DROP VIEW lines', "COPY lines TO 'x.csv'", 'SELECT 1; DROP VIEW lines']) {
    await ask(page, hostile)
    await expect(page.getByRole('alert')).toContainText('tables are read and never changed')
  }
  await ask(page, "FROM read_csv('http://localhost/x.csv')")
  await expect(page.getByRole('alert')).toContainText('SQL sees no files and no addresses')
  await ask(page, 'SELECT count(*) AS n FROM lines')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
})

test('a statement travels, and an answer becomes a step or a table of its own', async ({ page, site }) => {
  await groceryChain.by(page, site.url)
  await groceryChain.drawn(page)
  await enter(page)
  await test.step('in the link, back and forth, and never run by itself', async () => {
    await write(page, 'SELECT 1 AS one')
    await expect(page).toHaveURL(/sql=SELECT\+1\+AS\+one/)
    await page.waitForTimeout(1000)
    await write(page, `SELECT 2 AS two -- ${'x'.repeat(4000)}`)
    await expect(page.getByText('too long for a link')).toBeVisible()
    await expect(page).not.toHaveURL(/sql=/)
    await page.goBack()
    await expect(editor(page)).toHaveText('SELECT 1 AS one')
    await page.goForward()
    await expect(editor(page)).toContainText('SELECT 2 AS two')
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Nothing asked yet' })).toBeVisible()
  })
  await test.step('as a step, which can be taken back', async () => {
    await ask(page, 'SELECT * FROM lines LIMIT 500')
    await expect(grid(page).getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Use as a table' }).click()
    await page.getByRole('menuitem', { name: /As a step/ }).click()
    const steps = page.getByRole('region', { name: 'Preparation' })
    await expect(steps.getByText('Ask with SQL')).toBeVisible({ timeout: 30_000 })
    await expect(steps.getByText(/→ 500 rows/)).toBeVisible({ timeout: 30_000 })
    await steps.getByText('What it does as SQL').click()
    await expect(steps.locator('pre')).toHaveText('SELECT * FROM lines LIMIT 500')
    await expectAccessible(page)
    await page.goBack()
    await page.goBack()
    await expect(editor(page)).toBeVisible()
  })
  await ask(page, "SELECT 'b' || (i % 40) AS basket, 'item ' || (i % 7) AS item FROM range(400) t(i)")
  await expect(grid(page).getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Use as a table' }).click()
  await page.getByRole('menuitem', { name: /in place of/ }).click()
  await expect(page.getByText('query.arrow').first()).toBeVisible({ timeout: 20_000 })
})

test('hosts ask in SQL: rows as Arrow, read only, called off', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await host.give('shop.csv', 'csv', 'basket,item,price\n1,tea,2.5\n1,milk,1\n2,tea,2.5\n')
  await runHost(
    host,
    { roles: { basket: 'basket', item: 'item' } },
    {
      kind: 'rules',
      minSupport: 0.1,
      minThreshold: 0.1,
    },
  )
  const told = await page.evaluate(async () => {
    const { ask } = globalThis as unknown as {
      ask(
        method: string,
        params: object,
      ): Promise<{ result: { bytes: ArrayBuffer; columns: object; rows: number; limited: boolean } }>
    }
    const sql = 'SELECT item, count(*) AS n, sum(price) AS paid FROM lines GROUP BY ALL ORDER BY item'
    const { result } = await ask('query', { sql, limit: 1 })
    return { ...result, bytes: [...new Uint8Array(result.bytes)] }
  })
  expect(told).toMatchObject({
    rows: 1,
    limited: true,
    columns: [
      { name: 'item', type: 'VARCHAR' },
      { name: 'n', type: 'BIGINT' },
      { name: 'paid', type: 'DOUBLE' },
    ],
  })
  const row = tableFromIPC(Uint8Array.from(told.bytes)).get(0)?.toJSON()
  expect(row).toEqual({ item: 'milk', n: 1n, paid: 1 })
  const latest = await host.tell('query', { sql: 'FROM result_latest' })
  expect(latest['rows']).toBeGreaterThan(0)

  expect((await host.ask('query', { sql: 'DROP VIEW lines' })).error?.code).toBe('sql-refused')
  expect((await host.ask('query', { sql: 'SELECT x FROM lines' })).error).toMatchObject({
    code: 'sql-failed',
    message: expect.stringContaining('There is no column “x”'),
  })
  expect((await host.ask('query', { sql: 'SELECT 1', limti: 3 })).error?.code).toBe('bad-message')

  const endless = 'SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b'
  for (const [params, name] of [
    [{ sql: endless }, undefined],
    [{ sql: endless, jobId: 'mine' }, 'mine'],
  ] as const) {
    const asked = host.ask('query', params)
    await page.waitForTimeout(600)
    const cancelled = await host.tell('cancel', name === undefined ? {} : { jobId: name })
    expect(cancelled['jobId']).toEqual(name ?? expect.stringMatching(/^query-/))
    expect((await asked).error?.code).toBe('cancelled')
  }
  expect((await host.tell('query', { sql: 'SELECT 1 AS a' }))['rows']).toBe(1)
})
