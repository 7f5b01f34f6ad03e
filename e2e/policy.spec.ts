import { serve } from '../scripts/serve.mjs'
import { expect, test } from './fixtures'

// The tests' own second origin; what is refused is said on the console.
test.use({ breaks: /Content Security Policy|violates|Refused to connect|Fetch API cannot load/i })

interface Place {
  evaluate(work: (address: string) => Promise<boolean>, address: string): Promise<boolean>
}

/** Whether another origin is reached, which would let anybody in. */
const reaches = (at: Place, url: string): Promise<boolean> =>
  at.evaluate(
    (address) =>
      fetch(address, { mode: 'no-cors' }).then(
        () => true,
        () => false,
      ),
    url,
  )

test('a host without headers: the page itself refuses to talk to another origin', async ({ page, bareSite }) => {
  const other = await serve({ root: 'e2e/host', headers: { 'Access-Control-Allow-Origin': '*' } })
  const elsewhere = `http://127.0.0.1:${other.port}/`
  await page.goto(bareSite.url)
  expect(await reaches(page, bareSite.url)).toBe(true)
  expect(await reaches(page, elsewhere)).toBe(false)
  expect(
    await page.evaluate(async (address) => {
      const image = new Image()
      image.src = `${address}x.png`
      const violated = new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
      )
      return violated
    }, elsewhere),
  ).toBe('img-src')
  other.close()
})

test('with the headers every worker refuses it as well', async ({ page, site }) => {
  const other = await serve({
    root: 'e2e/host',
    headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  })
  await page.goto(site.url)
  await page.getByRole('button', { name: /grocery chain/i }).click()
  await expect(page.getByRole('grid')).toContainText('tomato sauce')
  let asked = 0
  for (const worker of page.workers()) {
    // One that has nothing left to read may end meanwhile, and reaches nothing either.
    const ended = new Promise<null>((resolve) => worker.once('close', () => resolve(null)))
    const answer = reaches(worker, `http://127.0.0.1:${other.port}/`)
    const reached = await Promise.race([
      answer.catch((error) => (page.workers().includes(worker) ? Promise.reject(error) : null)),
      ended,
    ])
    if (reached === null) continue
    expect.soft(reached, worker.url()).toBe(false)
    asked++
  }
  expect(asked).toBeGreaterThan(1)
  other.close()
})
