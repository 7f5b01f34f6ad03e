import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { openHost } from './host'
import { as, twin } from './pictures'

/** Two receipts each: bread and butter, and a week later jam; every third customer never comes again. */
function receipts(): string {
  const lines = ['receipt,customer,sku,at']
  for (let customer = 0; customer < 60; customer++) {
    const day = String((customer % 9) + 1).padStart(2, '0')
    lines.push(
      `${customer}a,c${customer},butter,2025-03-${day} 10:00`,
      `${customer}a,c${customer},"bread, white",2025-03-${day} 10:00`,
    )
    if (customer % 3 > 0) lines.push(`${customer}b,c${customer},jam,2025-03-${Number(day) + 10} 09:00`)
  }
  lines.push('z,c0,tea,2025-06-30 09:00')
  return lines.join('\n')
}

const ROLES = { basket: 'receipt', customer: 'customer', item: 'sku', time: 'at' }

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles({ name: 'receipts.csv', mimeType: 'text/csv', buffer: Buffer.from(receipts()) })
  await expect(page.getByRole('heading', { name: 'receipts.csv' })).toBeVisible()
  await page.getByRole('link', { name: /Journeys/ }).click()
  await page.getByRole('button', { name: /^Run/ }).first().click()
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
}

test('where receipts are mapped, a journey goes from visit to visit: grid, detail, flow, funnel', async ({
  page,
  site,
}) => {
  await open(page, site.url)
  await expect(page).toHaveURL(/analysis\.visits=basket/)
  const rows = page.getByRole('grid').getByRole('row')
  const path = '("bread, white", butter) → jam'
  const row = rows.filter({ has: page.getByTitle(path, { exact: true }) })
  await expect(row).toContainText('40')
  await expect(row).toContainText(/9\.96|10/)
  for (const text of await rows.allInnerTexts()) expect(text).not.toMatch(/\b0\u202fs\b/)
  await row.click()
  const pane = page.getByRole('complementary', { name: /why/i })
  await expect(pane).toContainText(
    `40 customers (66.7\u202f% of all) buy ("bread, white", butter) on one visit and on a later one jam`,
  )

  await page.getByRole('tab', { name: 'Flow', exact: true }).click()
  await as(page, 'Table')
  const table = twin(page)
  await expect(table.getByRole('row').nth(1)).toContainText(/bread, white.*Visit 1.*60/)
  await expect(table.getByRole('row', { name: /drop-off.*Visit 2/ }).first()).toContainText('20')
  await expect(page.getByRole('main')).toContainText(/no further visit within 10(\.0)?\sdays/)

  await page.getByRole('tab', { name: 'Funnel', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('with butter')
  await expectAccessible(page)
})

test('a host asks for visits, and gets what it got where it does not', async ({ page, site }) => {
  const host = await openHost(page, site.url, { query: 'embed=1&view=sequences' })
  await host.give('receipts.csv', 'csv', receipts())
  const ask = async (more: object) => {
    await host.tell('setRecipe', {
      recipe: 1,
      data: { files: [], roles: ROLES },
      analysis: { kind: 'sequences', minCount: 30, maxLength: 3, ...more },
    })
    const { jobId } = await host.tell('run')
    return JSON.parse(await host.text({ jobId, format: 'json' })) as Record<string, unknown>[]
  }
  const lines = await ask({})
  expect(lines.map(({ sequence }) => (sequence as string[]).join(' > '))).toContain('bread, white > butter > jam')
  expect(Object.keys(lines[0] ?? {})).not.toContain('step_sizes')

  const visits = await ask({ visits: 'basket' })
  const found = visits.map(({ sequence, step_sizes }) => JSON.stringify([sequence, step_sizes]))
  expect(found).toContain('[["bread, white","butter"],[2]]')
  expect(found).toContain('[["bread, white","butter","jam"],[2,1]]')
  const whole = visits.find(({ step_sizes }) => JSON.stringify(step_sizes) === '[2,1]')
  expect(whole).toMatchObject({ support: 40, share: 40 / 60, step_share: [40 / 60] })

  expect(await ask({ visits: 'basket', first: 'butter', minSteps: 2 })).toHaveLength(2)
  expect(await ask({ visits: 'basket', minGapTime: 86_400_000 * 30 })).toHaveLength(4)
  const { error } = await host.ask('setRecipe', {
    recipe: 1,
    data: { files: [], roles: ROLES },
    analysis: { kind: 'sequences', minCount: 3, visits: 'week' },
  })
  expect(error?.code).toBe('recipe-invalid')
})
