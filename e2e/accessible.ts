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

/** What axe found nothing in: what looks the same in the same theme, room and place is not looked at again. */
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

interface Part {
  /** Of its theme, its room, what it stands in, and what axe would look at. */
  name: string
  /** The part it stands in, by its place in the list. */
  within: number
  /** Of how many of the same name beside it this is the last. */
  nth: number
}

/** The parts of the page that are worth leaving out. Words are told apart only from none: axe reads no more of them. */
async function partsOf(page: Page, theme: string): Promise<Part[]> {
  return page.evaluate((colours) => {
    const WORTH_IT = 4
    /** Which of its kind something is, in words, ids and numbers. */
    const WORDS = new Set(
      (
        'id for name value alt title href d points aria-label aria-labelledby aria-describedby aria-controls ' +
        'aria-owns aria-activedescendant aria-valuetext aria-valuenow aria-rowindex aria-posinset aria-setsize ' +
        'data-row data-position data-item data-key'
      ).split(' '),
    )
    const hash = (text: string) => {
      let [a, b] = [0x811c9dc5, 0xdeadbeef]
      for (let at = 0; at < text.length; at++) {
        a = Math.imul(a ^ text.charCodeAt(at), 0x01000193)
        b = Math.imul(b ^ text.charCodeAt(at), 0x5bd1e995)
      }
      return `${a >>> 0}.${b >>> 0}`
    }
    const said = ({ name, value }: Attr) =>
      WORDS.has(name) ? `${name}${value.trim() === '' ? '' : '=…'}` : `${name}=${value.replace(/-?[\d.]+px/g, 'px')}`
    const looks = new Map<Element, { look: string; size: number }>()
    const lookAt = (element: Element): { look: string; size: number } => {
      let [text, size] = [`${element.tagName} ${[...element.attributes].map(said).sort().join(' ')}`, 0]
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) text += ' …'
        if (!(node instanceof Element)) continue
        const inner = lookAt(node)
        text += ` <${inner.look}>`
        size += 1 + inner.size
      }
      const seen = { look: hash(text), size }
      looks.set(element, seen)
      return seen
    }
    const elements: Element[] = []
    const parts: Part[] = []
    const walk = (parent: Element, within: number, path: string) => {
      const beside = new Map<string, number>()
      for (const element of parent.children) {
        const { look, size } = looks.get(element) ?? lookAt(element)
        if (size < WORTH_IT) continue
        const name = `${colours} ${innerWidth} ${hash(`${path} ${look}`)}`
        const nth = (beside.get(name) ?? 0) + 1
        beside.set(name, nth)
        elements.push(element)
        const at = parts.push({ name, within, nth }) - 1
        walk(element, at, hash(`${path} ${element.tagName}.${element.getAttribute('class')}`))
      }
    }
    walk(document.body, -1, '')
    ;(globalThis as unknown as Parts).partsOfPage = elements
    return parts
  }, theme)
}

/** Of what is the same but for its words, so many beside each other are looked at: stripes and edges differ by place. */
const OF_A_KIND = 3

async function violations(
  page: Page,
  theme: string,
  rules?: readonly string[],
): Promise<{ id: string; nodes: string[] }[]> {
  await settled(page)
  const parts = await partsOf(page, theme)
  const out: boolean[] = []
  const without = parts.flatMap(({ name, within, nth }, at) => {
    out[at] = out[within] || clean.has(name) || nth > OF_A_KIND
    return out[at] && !out[within] ? [at] : []
  })
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
    { runOnly: rules as string[] | undefined, without },
  )
  if (found.length === 0) for (const { name } of parts) clean.add(name)
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
