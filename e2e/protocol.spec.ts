import { json, refusal, rules, run, sets } from './ask'
import { expect, test } from './fixtures'
import { openHost } from './host'
import { refuseStorage } from './refuse-storage'

const roles = { basket: 'r', item: 'i' }

/** Many items in almost every basket: more patterns than anyone waits for. */
function dense(): string {
  let seed = 1
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
  const lines = ['r,i']
  for (let r = 0; r < 3000; r++) for (let i = 0; i < 60; i++) if (random() < 0.8) lines.push(`${r},i${i}`)
  return lines.join('\n')
}

for (const isolated of [true, false]) {
  test(`a heavy run is cancelled at once and the next one works, ${isolated ? '' : 'not '}isolated`, async ({
    page,
    site,
    bareSite,
  }) => {
    const host = await openHost(page, (isolated ? site : bareSite).url)
    await host.give('dense.csv', 'csv', dense())
    const heavy = { kind: 'itemsets', minSupport: 0.1, limit: 3_000_000 }
    for (let round = 0; round < 2; round++) {
      await host.tell('setRecipe', { recipe: 1, data: { roles }, analysis: heavy })
      const running = host.ask('run')
      await expect
        .poll(async () => (await host.events('progress')).filter(({ data }) => data['phase'] === 'kernel').length)
        .toBeGreaterThan(round)
      await page.waitForTimeout(200)
      // Measured in the page: the way there and back through the test's own driver is not the frame's.
      const { answer, ms } = await page.evaluate(async () => {
        const { ask } = globalThis as unknown as {
          ask(method: string, params: object): Promise<{ result?: { jobId: string } }>
        }
        const began = performance.now()
        return { answer: await ask('cancel', {}), ms: performance.now() - began }
      })
      expect(answer.result?.jobId).toEqual(expect.any(String))
      expect(ms).toBeLessThan(200)
      expect((await running).error?.code).toBe('cancelled')
      expect(await host.tell('job', { jobId: answer.result?.jobId })).toMatchObject({
        state: 'cancelled',
        error: { code: 'cancelled' },
      })
      expect(await run(host, { roles }, { kind: 'itemsets', minSupport: 0.1, maxLength: 1 })).toMatchObject({
        rows: 60,
        limited: false,
      })
      await page.evaluate(() => (globalThis as unknown as { hostEvents: unknown[] }).hostEvents.splice(0))
    }
  })
}

test('jobs wait their turn, tell how far they are, and keep their results', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  expect(await host.tell('status')).toMatchObject({
    state: 'idle',
    isolated: true,
    version: expect.any(String),
    threads: expect.any(Number),
  })
  expect(await host.tell('jobs')).toEqual([])
  await host.give('a.csv', 'csv', 'r,i\n1,a\n1,b\n2,a\n2,b\n3,c\n')
  const ask = (analysis: object) =>
    host.tell('setRecipe', { recipe: 1, data: { roles }, analysis: { kind: 'itemsets', ...analysis } })
  await ask({ minCount: 1 })
  const first = host.tell('submit')
  const firstRun = host.tell('run')
  await ask({ minCount: 2 })
  const second = host.tell('run')
  // The recipe is taken at submit: what is set later does not change what waits.
  await ask({ minCount: 3 })
  const { jobId } = await first
  expect((await firstRun)['rows']).toBe(4)
  const { jobId: last, rows, ...outcome } = await second
  expect(rows).toBe(3)
  expect(outcome).toEqual({
    limited: false,
    method: expect.stringMatching(/^(fpgrowth|eclat|deliver)$/),
    timings: {
      ingest: expect.any(Number),
      encode: expect.any(Number),
      kernel: expect.any(Number),
      total: expect.any(Number),
    },
    threads: expect.any(Number),
    shared: true,
  })
  const jobs = (await host.tell('jobs')) as unknown as { jobId: string; state: string; progress: object }[]
  expect(jobs.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded'])
  expect(jobs.at(-1)!.jobId).toBe(last)
  expect(await host.tell('job', { jobId })).toEqual({
    jobId,
    state: 'succeeded',
    progress: expect.objectContaining({ phase: expect.any(String) }),
  })
  expect(JSON.parse(await host.text({ jobId, format: 'json' }))).toHaveLength(4)
  expect(JSON.parse(await host.text({ format: 'json' }))).toHaveLength(3)
  await expect.poll(async () => (await host.tell('status'))['memory']).toBeGreaterThan(0)

  await ask({ minCount: 1 })
  await host.tell('setRecipe', {
    recipe: 1,
    data: { roles: { ...roles, basket: 'x' } },
    analysis: { kind: 'itemsets', minCount: 1 },
  })
  const failed = await host.tell('submit')
  await expect.poll(async () => (await host.tell('job', failed))['state']).toBe('failed')
  expect(await host.tell('job', failed)).toMatchObject({
    error: { code: 'column-missing', message: expect.stringContaining('x') },
  })
  expect((await host.ask('result', { ...failed, format: 'json' })).error?.code).toBe('job-unknown')
  expect((await host.events('error')).at(-1)!.data).toMatchObject({
    code: 'column-missing',
    message: expect.any(String),
  })

  const phases = ['queued', 'ingest', 'encode', 'kernel', 'result']
  const progress = await host.events('progress')
  for (const id of [jobId, last]) {
    const seen = progress
      .filter(({ data }) => data['jobId'] === id)
      .map(({ data }) => data as { phase: string; done: number; total: number })
    expect(seen.length).toBeGreaterThan(0)
    for (const [at, now] of seen.entries()) {
      const before = seen[at - 1]
      if (!before) continue
      expect(phases.indexOf(now.phase)).toBeGreaterThanOrEqual(phases.indexOf(before.phase))
      if (now.phase === before.phase && now.total === before.total) expect(now.done).toBeGreaterThanOrEqual(before.done)
    }
  }
})

test('results that are kept nowhere stay while there is room for them', async ({ page, site }) => {
  await refuseStorage(page)
  const host = await openHost(page, site.url)
  await host.give('a.csv', 'csv', 'r,i\n1,a\n')
  const recipe = { recipe: 1, data: { roles }, analysis: { kind: 'itemsets', minCount: 1 } }
  await host.tell('setRecipe', recipe)
  const { jobId: first } = await host.tell('run')
  await host.give('a.csv', 'csv', 'r,i\n1,b\n')
  expect(JSON.parse(await host.text({ jobId: first, format: 'json' }))[0]).toMatchObject({ itemsets: ['a'] })
  const runs = Array.from({ length: 51 }, () => host.tell('run'))
  const { jobId: last } = (await Promise.all(runs)).at(-1)!
  expect(JSON.parse(await host.text({ jobId: last, format: 'json' }))[0]).toMatchObject({ itemsets: ['b'] })
  await expect
    .poll(async () => (await host.ask('result', { jobId: first, format: 'json' })).error?.code)
    .toBe('job-unknown')
})

test('workers that die are replaced', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await host.give('a.csv', 'csv', 'r,i\n1,a\n2,a\n')
  const recipe = { recipe: 1, data: { roles }, analysis: { kind: 'itemsets', minCount: 1 } }
  await host.tell('setRecipe', recipe)
  await host.tell('run')
  for (const kind of ['kernel', 'data']) {
    const worker = page.workers().find((each) => each.url().includes(`${kind}.worker`))!
    const gone = worker.waitForEvent('close')
    await worker.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('planted')
        }),
    )
    await gone
    await expect.poll(async () => (await host.ask('run')).result?.['rows'], kind).toBe(1)
    expect(await json(host)).toEqual([{ support: 1, count: 2, itemsets: ['a'] }])
  }
})

test('a second handshake replaces the first; who is not allowed changes nothing', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await host.give('a.csv', 'csv', 'r,i\n1,a\n')
  const { port } = new URL(page.url())
  const frame = page.frameLocator('iframe[title=Basketeer]')
  // Another page in the same window knocks at the frame, and is not listed.
  await page.evaluate(
    (source) =>
      new Promise((resolve) => {
        const other = document.createElement('iframe')
        other.src = source
        other.onload = resolve
        document.body.append(other)
      }),
    `http://localhost:${port}/`,
  )
  const other = page
    .frames()
    .find((each) => each.url().startsWith('http://localhost:') && each.url().endsWith(`${port}/`))!
  const answered = await other.evaluate(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(true)
        setTimeout(() => resolve(false), 500)
        window.parent.frames[0]!.postMessage({ type: 'basketeer:connect', version: 1 }, '*', [port2])
        port1.postMessage({ id: 1, method: 'status' })
      }),
  )
  expect(answered).toBe(false)
  await expect(frame.getByRole('alert')).toHaveCount(0)
  expect(await sets(host, { roles }, { minCount: 1 })).toEqual(['a 1'])

  const replaced = await page.evaluate(async (origin) => {
    const w = globalThis as unknown as { port: MessagePort; ask(method: string): Promise<unknown> }
    const first = w.port
    const { port1, port2 } = new MessageChannel()
    const ready = new Promise((resolve) => {
      port1.onmessage = ({ data }) => (data.event === 'ready' ? resolve(data) : undefined)
    })
    document
      .querySelector('iframe')!
      .contentWindow!.postMessage({ type: 'basketeer:connect', version: 1 }, origin, [port2])
    await ready
    const onFirst = new Promise((resolve) => {
      first.addEventListener('message', () => resolve('answered'))
      setTimeout(() => resolve('silent'), 300)
    })
    first.postMessage({ id: 'old', method: 'status' })
    const onSecond = new Promise((resolve) => {
      port1.onmessage = ({ data }) => data.id === 'new' && resolve(data.result)
    })
    port1.postMessage({ id: 'new', method: 'jobs' })
    return { onFirst: await onFirst, onSecond: await onSecond }
  }, new URL(site.url).origin)
  expect(replaced).toMatchObject({ onFirst: 'silent', onSecond: [{ state: 'succeeded' }] })
})

test('messages of any shape are answered', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const raw = (message: unknown) =>
    page.evaluate(
      (m) =>
        new Promise((resolve) => {
          const { port } = globalThis as unknown as { port: MessagePort }
          const listen = ({ data }: MessageEvent) => {
            if ('event' in data) return
            port.removeEventListener('message', listen)
            resolve({ id: data.id, code: data.error?.code, message: typeof data.error?.message })
          }
          port.addEventListener('message', listen)
          port.postMessage(m)
        }),
      message,
    )
  const bad = (id: unknown) => ({ id, code: 'bad-message', message: 'string' })
  for (const message of [null, 5, 'hello', [], {}, { method: 'status' }, { id: {}, method: 'status' }])
    expect(await raw(message)).toEqual(bad(null))
  expect(await raw({ id: 1 })).toEqual(bad(1))
  expect(await raw({ id: 'a', method: 7 })).toEqual(bad('a'))
  for (const method of ['toString', '__proto__', 'constructor', 'hasOwnProperty', '']) {
    expect(await raw({ id: 1, method })).toEqual({ id: 1, code: 'method-unknown', message: 'string' })
  }
  const codeOf = async (method: string, params?: unknown) => (await host.ask(method, params)).error?.code
  for (const params of [
    undefined,
    null,
    7,
    'x',
    {},
    { name: 'a.csv', format: 'csv' },
    { name: '', format: 'csv', url: 'a' },
    { name: 'a', format: 'ods', url: 'a' },
    { name: 'a', format: 'csv', bytes: 'text' },
  ]) {
    expect.soft(await codeOf('load', params), JSON.stringify(params)).toBe('bad-message')
  }
  expect(await codeOf('load', { name: 'a', format: 'csv', url: 'http://[' })).toBe('file-unreadable')
  for (const url of [
    'https://example.com/a.csv',
    '//example.com/a.csv',
    'data:text/csv,a',
    'blob:http://x/1',
    'file:///etc/passwd',
    'javascript:1',
  ])
    expect.soft(await codeOf('load', { name: 'a', format: 'csv', url }), url).toBe('origin-refused')
  for (const recipe of [
    [],
    'x',
    { recipe: 1 },
    { recipe: 1, data: {}, analysis: { kind: 'rules', minSupport: 0.1 } },
    { recipe: 1, data: { roles }, analysis: { kind: 'dance', minSupport: 0.1 } },
    { recipe: 1, data: { roles }, analysis: { kind: 'rules', minSupport: 0.1, minCount: 2 } },
    { recipe: 1, data: { roles }, analysis: { kind: 'rules', minSupport: 0 } },
    { recipe: 1, data: { roles }, analysis: { kind: 'rules', minSupport: 1.5 } },
    { recipe: 1, data: { roles }, analysis: { kind: 'rules', minCount: 0 } },
    { recipe: 1, data: { roles }, analysis: { kind: 'rules', minCount: 1.5 } },
    { recipe: 1, data: { roles }, analysis: { kind: 'rules', minCount: 1, target: 'closed' } },
    { recipe: 1, data: { roles }, analysis: { kind: 'rules', minCount: 1, metric: 'antecedents' } },
    { recipe: 1, data: { roles }, analysis: { kind: 'itemsets', minCount: 1, minThreshold: 0.5 } },
    { recipe: 1, data: { roles }, analysis: { kind: 'itemsets', minCount: 1, maxLength: 0 } },
    { recipe: 1, data: { roles }, analysis: { kind: 'itemsets', minCount: 1, limit: -1 } },
    { recipe: 1, data: { roles, layout: 'tall' }, analysis: { kind: 'itemsets', minCount: 1 } },
    { recipe: 1, data: { roles: { ...roles, colour: 'c' } }, analysis: { kind: 'itemsets', minCount: 1 } },
    {
      recipe: 1,
      data: { roles, filters: [{ column: 'r', op: 'like', value: 'a' }] },
      analysis: { kind: 'itemsets', minCount: 1 },
    },
  ]) {
    expect.soft(await codeOf('setRecipe', recipe), JSON.stringify(recipe)).toBe('recipe-invalid')
  }
  for (const version of [0, 3, '1', null, undefined]) {
    expect
      .soft(
        await codeOf('setRecipe', { recipe: version, data: { roles }, analysis: { kind: 'itemsets', minCount: 1 } }),
      )
      .toBe('recipe-version-unknown')
  }
  for (const params of [undefined, {}, { format: 'xml' }, { format: 'JSON' }, { jobId: 7, format: 'json' }])
    expect(await codeOf('result', params)).toBe('bad-message')
  expect(await codeOf('job', {})).toBe('bad-message')
  expect(await codeOf('cancel', { jobId: 7 })).toBe('bad-message')
  expect(await codeOf('setTheme', { mode: 'sepia' })).toBe('bad-message')
  expect(await codeOf('setTheme', { tokens: { color: 'red' } })).toBe('bad-message')
  expect(await codeOf('setTheme', { tokens: { '--accent': 'red; } body { display: none' } })).toBe('bad-message')
  expect(await codeOf('setFilter', { group: 7 })).toBe('bad-message')
  expect(await host.tell('getRecipe')).toMatchObject({ recipe: 1 })

  await host.give('a.csv', 'csv', 'r,i,day\n1,a,2024-01-31\n')
  for (const filter of [
    { column: 'r', op: '=' },
    { column: 'r', op: '=', value: ['a', 'b'] },
    { column: 'r', op: 'in' },
    { column: 'day', op: '>', value: 'yesterday' },
  ]) {
    const refused = await refusal(host, { roles, filters: [filter] }, { kind: 'itemsets', minCount: 1 })
    expect(refused, JSON.stringify(filter)).toBe('recipe-invalid')
  }
  expect(
    await refusal(host, { roles, filters: [{ column: 'x', op: 'is null' }] }, { kind: 'itemsets', minCount: 1 }),
  ).toBe('column-missing')
})

test('theme and filter reach the screen', async ({ page, site }) => {
  const host = await openHost(page, site.url, { query: 'embed=1&view=itemsets&theme=dark' })
  const inFrame = <T>(read: () => T) =>
    page
      .frames()
      .find((each) => each.url().includes('embed=1'))!
      .evaluate(read)
  const background = () => inFrame(() => getComputedStyle(document.body).backgroundColor)
  const mode = () => inFrame(() => document.documentElement.dataset['theme'])
  expect(await mode()).toBe('dark')
  const dark = await background()
  await host.tell('setTheme', { mode: 'light', tokens: { '--accent': 'rgb(200, 0, 100)' } })
  expect(await mode()).toBe('light')
  expect(await background()).not.toBe(dark)
  expect(await inFrame(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'))).toBe(
    'rgb(200, 0, 100)',
  )
  await host.give('a.csv', 'csv', 'r,i,s\n1,a,x\n1,b,y\n2,c,\n')
  await run(host, { roles: { ...roles, group: 's' } }, { kind: 'itemsets', minCount: 1, perGroup: true })
  const grid = page.frameLocator('iframe').getByRole('grid')
  await expect(grid.getByRole('row')).toHaveCount(4)
  await host.tell('setFilter', { group: 'y' })
  await expect(grid.getByRole('row')).toHaveCount(2)
  await expect(grid).toContainText('b')
  await host.tell('setFilter', { group: null })
  await expect(grid).toContainText('c')
  await host.tell('setFilter', {})
  await expect(grid.getByRole('row')).toHaveCount(4)
  expect(await json(host)).toHaveLength(3)
  expect((await host.events('resized')).at(-1)!.data['height']).toBeGreaterThan(0)
})

test('what rules and itemsets can be asked', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  const baskets = ['a b c', 'a b c', 'a b', 'a c d', 'a b c d', 'e', 'b']
  await host.give(
    'a.csv',
    'csv',
    `r,i\n${baskets.flatMap((items, r) => items.split(' ').map((item) => `${r},${item}`)).join('\n')}`,
  )
  const found = (analysis: object) => sets(host, { roles }, { minCount: 3, ...analysis })
  // a 5 · b 5 · c 4 · d 2 · e 1 · ab 4 · ac 4 · bc 3 · abc 3 · ad 2 · cd 2 · acd 2 · bd 1 …
  const all = ['a 5', 'b 5', 'a b 4', 'a c 4', 'c 4', 'a b c 3', 'b c 3']
  for (const method of ['auto', 'fpgrowth', 'eclat', 'deliver']) expect(await found({ method })).toEqual(all)
  expect(await found({ maxLength: 1 })).toEqual(['a 5', 'b 5', 'c 4'])
  expect(await found({ target: 'closed' })).toEqual(['a 5', 'b 5', 'a b 4', 'a c 4', 'a b c 3'])
  expect(await found({ target: 'maximal' })).toEqual(['a b c 3'])
  // Judged over all sets, the length filters afterwards.
  expect(await found({ target: 'closed', maxLength: 1 })).toEqual(['a 5', 'b 5'])
  expect(await found({ target: 'maximal', maxLength: 2 })).toEqual([])
  expect(await found({ include: ['c'] })).toEqual(['a c 4', 'c 4', 'a b c 3', 'b c 3'])
  expect(await found({ include: ['c', 'b'], maxLength: 1 })).toEqual(['b 5', 'c 4'])
  expect(await found({ include: ['nothing'] })).toEqual([])
  expect(await found({ exclude: ['c', 'nothing'] })).toEqual(['a 5', 'b 5', 'a b 4'])
  expect(await found({ include: ['a'], exclude: ['a'] })).toEqual([])
  expect(await found({ exclude: ['c'], target: 'closed' })).toEqual(['a 5', 'b 5', 'a b 4'])
  const limited = async (limit: number, more = {}) => {
    const { rows, limited: is, limitAt } = await run(host, { roles }, { kind: 'itemsets', minCount: 3, limit, ...more })
    return [rows, is, limitAt]
  }
  expect(await limited(7)).toEqual([7, false, undefined])
  expect(await limited(6)).toEqual([5, true, 4])
  expect(await limited(4)).toEqual([2, true, 5])
  expect(await limited(1)).toEqual([0, true, 6])
  expect(await limited(4, { target: 'closed' })).toEqual([4, true, 4])

  const ruled = (analysis: object) => rules(host, { roles }, { minCount: 3, minThreshold: 0, ...analysis })
  // Equal confidences are in the order of the labels.
  const byConfidence = [
    'b c → a',
    'c → a',
    'a → b',
    'a → c',
    'b → a',
    'a b → c',
    'a c → b',
    'c → a b',
    'c → b',
    'a → b c',
    'b → a c',
    'b → c',
  ]
  expect(await ruled({})).toEqual(byConfidence)
  expect(await ruled({ minThreshold: 0.8 })).toEqual(byConfidence.slice(0, 5))
  expect(await ruled({ minThreshold: undefined })).toHaveLength(5)
  expect(await ruled({ maxConsequent: 1, maxLength: 2, minThreshold: 0.9 })).toEqual(['c → a'])
  expect((await ruled({ maxConsequent: 1 })).filter((rule) => / → . ./.test(rule))).toEqual([])
  expect((await ruled({ antecedentIncludes: ['c'] })).sort()).toEqual([
    'a c → b',
    'b c → a',
    'c → a',
    'c → a b',
    'c → b',
  ])
  expect((await ruled({ consequentIncludes: ['c'] })).sort()).toEqual([
    'a b → c',
    'a → b c',
    'a → c',
    'b → a c',
    'b → c',
  ])
  expect(await ruled({ antecedentIncludes: ['c'], consequentIncludes: ['b'], minThreshold: 0.7 })).toHaveLength(3)
  expect(await ruled({ antecedentIncludes: ['nothing'] })).toEqual([])
  expect((await ruled({ exclude: ['c'] })).sort()).toEqual(['a → b', 'b → a'])
  expect((await ruled({ include: ['c'] })).length).toBe(10)

  for (const metric of [
    'antecedent_support',
    'consequent_support',
    'support',
    'confidence',
    'lift',
    'representativity',
    'leverage',
    'conviction',
    'zhangs_metric',
    'jaccard',
    'certainty',
    'kulczynski',
    'count',
    'p_value',
    'q_value',
  ]) {
    const rising = metric === 'p_value' || metric === 'q_value'
    await run(host, { roles }, { kind: 'rules', minCount: 1, metric, minThreshold: rising ? 1 : -10 })
    // In JSON an infinite conviction is null: it stands at the top.
    const value = (row: Record<string, unknown>) => (row[metric] as number | null) ?? Number.POSITIVE_INFINITY
    const every = await json(host)
    expect(every.length, metric).toBeGreaterThan(30)
    const sorted = every.map(value).sort((x, y) => (rising ? x - y : y - x))
    expect(every.map(value), metric).toEqual(sorted)
    const threshold = sorted.filter(Number.isFinite)[12]!
    await run(host, { roles }, { kind: 'rules', minCount: 1, metric, minThreshold: threshold })
    const passed = await json(host)
    const expected = every.filter((row) => (rising ? value(row) <= threshold : value(row) >= threshold))
    expect(
      passed.map(({ q_value: _, ...row }) => row),
      metric,
    ).toEqual(metric === 'q_value' ? expect.any(Array) : expected.map(({ q_value: _, ...row }) => row))
  }
})
