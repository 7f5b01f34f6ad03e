import { expect, expectAccessible, test } from './fixtures'

/** Rows that look alike, so that all but the first of them are left out; `odd` is the last. */
const page = (odd: string) => `<!doctype html><html lang="en" data-theme="light"><head><title>Rows</title></head>
  <body style="color: #000; background: #fff"><main><h1>Rows</h1><table><tbody>
  ${[...Array(9).keys()].map((at) => `<tr><td>${at}</td><td><b>${at * at}</b></td><td><button>Open ${at}</button></td><td></td></tr>`).join('')}
  ${odd}</tbody></table></main>
  <script>matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
    document.documentElement.dataset.theme = matches ? 'dark' : 'light'
  })</script></body></html>`

test('what is wrong in one row of many that look alike is found', async ({ page: tab }) => {
  const row = (cell: string) => `<tr><td>9</td><td><b>81</b></td><td>${cell}</td><td></td></tr>`
  await tab.setContent(page(row('<button>Open 9</button>')))
  await expectAccessible(tab)
  for (const [cell, rule] of [
    ['<button></button>', 'button-name'],
    ['<button style="color: #ccc; background: #fff">Open 9</button>', 'color-contrast'],
    ['<button role="nothing">Open 9</button>', 'aria-roles'],
  ] as const) {
    await tab.setContent(page(row(cell)))
    await expect(expectAccessible(tab), rule).rejects.toThrow(rule)
  }
})
