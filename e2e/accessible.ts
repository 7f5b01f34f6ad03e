import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules of axe that look at colours; all others look at what is the same in every theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

interface Axe {
  run(
    context: { exclude: Element[] },
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
}

interface Parts {
  axe: Axe
  partsOfPage: Element[]
}

/** What axe found nothing in: the same part in the same theme, room and place is not looked at again. */
const clean = new Set<string>()

/** Colours on their way from one to another are nobody's choice. Those of what is not drawn never arrive. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.race([
      new Promise((resolve) => setTimeout(resolve, 2000)),
      Promise.allSettled(
        document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? [each.finished] : [])),
      ),
    ]),
  )
}

/** A name for each part of the page that is worth leaving out: what it holds and in what it stands. */
async function partsOf(page: Page, theme: string): Promise<string[]> {
  return page.evaluate((colours) => {
    const WORTH_IT = 8
    const plain = (text: string) => text.replace(/(react-aria|:r|_r_)[\w:-]*/g, 'id')
    const hash = (text: string) => {
      let [a, b] = [0x811c9dc5, 0xdeadbeef]
      for (let at = 0; at < text.length; at++) {
        a = Math.imul(a ^ text.charCodeAt(at), 0x01000193)
        b = Math.imul(b ^ text.charCodeAt(at), 0x5bd1e995)
      }
      return `${a >>> 0}.${b >>> 0}`
    }
    const elements: Element[] = []
    const names: string[] = []
    const walk = (element: Element, within: string) => {
      if (element.getElementsByTagName('*').length < WORTH_IT) return
      elements.push(element)
      names.push(`${colours} ${innerWidth} ${hash(within + plain(element.outerHTML))}`)
      for (const child of element.children) walk(child, `${within} ${element.tagName}.${element.getAttribute('class')}`)
    }
    for (const child of document.body.children) walk(child, '')
    ;(globalThis as unknown as Parts).partsOfPage = elements
    return names
  }, theme)
}

async function violations(
  page: Page,
  theme: string,
  rules?: readonly string[],
): Promise<{ id: string; nodes: string[] }[]> {
  await settled(page)
  const parts = await partsOf(page, theme)
  const known = parts.flatMap((name, at) => (clean.has(name) ? [at] : []))
  const found = await page.evaluate(
    async ({ runOnly, without }) => {
      const { axe, partsOfPage } = globalThis as unknown as Parts
      const exclude = without.flatMap((at) => partsOfPage[at] ?? [])
      const { violations } = await axe.run({ exclude }, { resultTypes: ['violations'], ...(runOnly && { runOnly }) })
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map((node) => `${node.html} — ${node.failureSummary}`),
      }))
    },
    { runOnly: rules as string[] | undefined, without: known },
  )
  if (found.length === 0) for (const name of parts) clean.add(name)
  return found
}

/** Runs axe on the page as it stands, in light and in dark, and expects nothing found. The page is left in light. */
export async function expectAccessible(page: Page): Promise<void> {
  // Injected as a function body: the page's policy allows no inline scripts.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const theme = page.locator('html')
  await expect(theme).toHaveAttribute('data-theme', 'light')
  expect(await violations(page, 'light'), 'light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(theme).toHaveAttribute('data-theme', 'dark')
  expect(await violations(page, 'dark', COLOUR_RULES), 'dark').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(theme).toHaveAttribute('data-theme', 'light')
}
