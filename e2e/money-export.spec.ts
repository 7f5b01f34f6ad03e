import { readFileSync } from 'node:fs'
import type { Row } from './ask'
import { expect, test } from './fixtures'
import { firstAnswer, openFile, shownRows } from './real-data'

/** Tea and milk go together; some lines of tea have no cost. */
const till = () => {
  const lines = Array.from({ length: 240 }, (_, n) => [
    ...(n % 3 === 0 ? [`r${n},tea,3.00,${n % 12 === 0 ? '' : '2.00'}`] : []),
    ...(n % 3 === 0 || n % 7 === 0 ? [`r${n},milk,1.00,0.60`] : []),
    `r${n},thing ${n % 5},2.00,1.00`,
  ])
  return Buffer.from(['receipt,item,revenue,cost', ...lines.flat()].join('\n'))
}

test('money of rules goes along in a file by choice, and lines without a cost are told of', async ({ page, site }) => {
  await openFile(page, site.url, { name: 'till.csv', mimeType: 'text/csv', buffer: till() })
  await firstAnswer(page, 'Rules', 'rules')
  const plain = await shownRows(page)
  await page.getByRole('button', { name: /^Export/ }).click()
  await page.getByRole('dialog', { name: 'Export' }).getByText('JSON', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'With revenue and margin of both sides' }).check()
  const file = page.waitForEvent('download', (download) => /(?<!about)\.json$/.test(download.suggestedFilename()))
  await page.getByRole('button', { name: /^Download/ }).click()
  const valued = JSON.parse(readFileSync(await (await file).path(), 'utf8')) as Row[]
  const money = ['antecedents_revenue', 'antecedents_margin', 'consequents_revenue', 'consequents_margin']
  expect(Object.keys(valued[0] ?? {})).toEqual([...Object.keys(plain[0] ?? {}), ...money])
  await firstAnswer(page, 'Bundles', 'bundles')
  await expect(
    page.getByText('20 lines have no cost; they are not in the money. They stay in the receipts.'),
  ).toBeVisible()
})
