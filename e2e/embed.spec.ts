import { expect, test } from './fixtures'
import { openHost } from './host'

const recipe = {
  recipe: 1,
  data: {
    files: ['grocery.parquet'],
    layout: 'long',
    roles: { basket: 'receipt_id', item: 'product', group: 'store' },
  },
  analysis: { kind: 'rules', perGroup: true, minSupport: 0.02, maxLength: 3, metric: 'confidence', minThreshold: 0.5 },
}

test('a dashboard on another origin loads, runs, reads and filters', { tag: '@quick' }, async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const { table, rows, columns } = await host.load('grocery.parquet', 'parquet', 'dist/samples/grocery.parquet')
  expect(table).toBe('grocery.parquet')
  expect(rows).toBeGreaterThan(200_000)
  expect((columns as { name: string }[]).map(({ name }) => name)).toContain('receipt_id')

  const complete = await host.tell('setRecipe', recipe)
  expect(complete).toMatchObject({ analysis: { method: 'auto', limit: 1_000_000 } })
  expect(await host.tell('getRecipe')).toEqual(complete)

  const run = await host.tell('run')
  expect(run['rows']).toBeGreaterThan(0)
  expect(run).toMatchObject({ limited: false, timings: { total: expect.any(Number) } })
  const found = JSON.parse(await host.text({ format: 'json' })) as Record<string, unknown>[]
  expect(found).toHaveLength(run['rows'] as number)
  expect(found).toContainEqual(
    expect.objectContaining({ store: 'S05', antecedents: ['rosé wine'], consequents: ['strawberries'] }),
  )
  expect(await host.text({ format: 'csv' })).toMatch(/^store,antecedents,consequents,antecedent_support,/)

  await host.tell('setFilter', { group: 'S05' })
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('grid')).toContainText('strawberries')

  const names = (await host.events()).map(({ event }) => event)
  expect(names).toEqual(expect.arrayContaining(['ready', 'progress', 'stateChanged', 'resized']))
  await frame.getByRole('row').nth(1).click()
  await expect.poll(async () => (await host.events('selection')).length).toBeGreaterThan(0)
})

test('in Chromium the frame is isolated although the host sends no headers', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  expect(await host.tell('status')).toMatchObject({ isolated: true, state: 'idle' })
})

test('without isolation it works on, and says so', async ({ page, bareSite }) => {
  const host = await openHost(page, bareSite.url)
  expect(await host.tell('status')).toMatchObject({ isolated: false })
  await host.load('grocery.parquet', 'parquet', 'dist/samples/grocery.parquet')
  await host.tell('setRecipe', recipe)
  const run = await host.tell('run')
  expect(run).toMatchObject({ shared: false })
  expect(run['rows']).toBeGreaterThan(0)
})

test('who is not on the list is never answered', async ({ page, site }) => {
  const host = await openHost(page, site.url, { allowed: false })
  await expect(page.frameLocator('iframe').getByRole('alert')).toContainText('may not steer')
  expect(await host.events()).toEqual([])
})

test('every mistake is answered with a code', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const codeOf = async (method: string, params?: unknown) => (await host.ask(method, params)).error?.code
  expect(await codeOf('fly')).toBe('method-unknown')
  expect(await codeOf('setRecipe', { recipe: 99 })).toBe('recipe-version-unknown')
  expect(await codeOf('setRecipe', { ...recipe, analysis: { kind: 'rules' } })).toBe('recipe-invalid')
  expect(await codeOf('run')).toBe('no-data')
  expect(await codeOf('result', { format: 'xml' })).toBe('bad-message')
  expect(await codeOf('result', { format: 'csv' })).toBe('job-unknown')
  expect(await codeOf('job', { jobId: 'nope' })).toBe('job-unknown')
  expect(await codeOf('cancel')).toBe('job-unknown')
  expect(await codeOf('load', { name: 'x.csv', format: 'csv', url: 'http://127.0.0.1:9/x.csv' })).toBe('origin-refused')
  await host.load('grocery.parquet', 'parquet', 'dist/samples/grocery.parquet')
  await host.tell('setRecipe', { ...recipe, data: { ...recipe.data, roles: { item: 'product' } } })
  expect(await codeOf('run')).toBe('role-missing')
  await host.tell('setRecipe', { ...recipe, data: { ...recipe.data, roles: { basket: 'nope', item: 'product' } } })
  expect(await codeOf('run')).toBe('column-missing')
})

test('jobs queue, are listed and can be cancelled', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await host.load('grocery.parquet', 'parquet', 'dist/samples/grocery.parquet')
  await host.tell('setRecipe', { ...recipe, analysis: { ...recipe.analysis, minSupport: 0.0002, maxLength: 8 } })
  const first = await host.tell('submit')
  const second = await host.tell('submit')
  expect(await host.tell('cancel', { jobId: second['jobId'] })).toEqual({ jobId: second['jobId'] })
  expect(await host.tell('job', { jobId: second['jobId'] })).toMatchObject({ state: 'cancelled' })
  expect(await host.tell('cancel', { jobId: first['jobId'] })).toEqual({ jobId: first['jobId'] })
  const jobs = (await host.tell('jobs')) as unknown as { jobId: string; state: string }[]
  expect(jobs.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
})

test('a host is told what was left out and what is doubtful', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const lines = Array.from({ length: 40 }, (_, at) => `${at >> 1},${1 + (at % 3)},x`)
  const report = ['Sales of March', 'receipt,item,note', ...lines, '7,,x', '8', 'Total,,9'].join('\n')
  const { result } = await host.give('report.csv', 'csv', report)
  expect(result?.['warnings']).toEqual([{ code: 'skipped-lines', message: '1 title line and 1 total line skipped.' }])
  const roles = { basket: 'receipt', item: 'item' }
  await host.tell('setRecipe', {
    ...recipe,
    data: { files: [], layout: 'long', roles },
    analysis: { kind: 'itemsets', minCount: 1 },
  })
  const { warnings } = await host.tell('run')
  expect((warnings as { code: string }[]).map(({ code }) => code)).toEqual([
    'skipped-lines',
    'items-are-small',
    'lines-unreadable',
    'rows-without',
  ])
  const plain = await host.give('plain.csv', 'csv', 'receipt,item\n1,milk\n1,tea\n2,milk\n')
  expect('warnings' in (plain.result ?? {})).toBe(false)
})
