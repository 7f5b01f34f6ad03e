import type { Page } from '@playwright/test'
import { CURRENCIES } from '../src/ui/base/currency'

/** What is written in Latin letters in any language; every entry says why. */
const ANYWHERE: readonly RegExp[] = [
  // The name of the house.
  /\bBasketeer\b/g,
  // Keys are called what is printed on them.
  /\b(?:Ctrl|Shift|Alt|Esc|Enter|Backspace)\b/g,
  // Currencies have their codes in every language.
  new RegExp(`\\b(?:${CURRENCIES.join('|')})\\b`, 'g'),
  // Units of the SI and of computing.
  /\b(?:kB|MB|GB|TB|ms|min)\b/g,
  // Fields of a recipe are called as in the file.
  /\b(?:data|analysis)(?:\.[A-Za-z]+)+/g,
  // Names of encodings, and patterns of dates, as programs spell them.
  /\b(?:utf-8|utf-16(?:le|be)|windows-125\d|iso-8859-\d+)\b/gi,
  /%[A-Za-z](?:[-/. :]%[A-Za-z])*/g,
]

/** Keeps every text that is drawn on a canvas: pictures have no elements to read. */
export async function rememberDrawnText(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const drawn = new Set<string>()
    Object.assign(globalThis, { drawn })
    const { prototype } = CanvasRenderingContext2D
    for (const name of ['fillText', 'strokeText'] as const) {
      const draw = prototype[name]
      prototype[name] = function (this: CanvasRenderingContext2D, text, ...place) {
        drawn.add(text)
        return draw.call(this, text, ...place)
      }
    }
  })
}

/** How many different texts have been drawn. */
export const drawnTexts = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { drawn: Set<string> }).drawn.size)

/** Every text somebody can see or is read out on the page as it stands. */
export async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attributes = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'title',
      'placeholder',
      'alt',
    ]
    const texts = new Set<string>([document.title])
    const { drawn } = globalThis as unknown as { drawn: Set<string> }
    for (const text of drawn) texts.add(text)
    for (const element of document.querySelectorAll('body, body *')) {
      if (!element.checkVisibility() || element.closest('pre, script, style')) continue
      for (const name of attributes) texts.add(element.getAttribute(name) ?? '')
      // A select keeps its ids in a field that nobody sees.
      if (element instanceof HTMLInputElement && element.type === 'text' && !element.closest('[aria-hidden]'))
        texts.add(element.value)
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.add(node.nodeValue ?? '')
    }
    return [...texts].map((text) => text.trim()).filter((text) => text !== '')
  })
}

/** What of a text is plain English, in a language that accents every letter. */
export function plainWords(text: string): string[] {
  const rest = ANYWHERE.reduce((left, allowed) => left.replace(allowed, ' '), text)
  return rest.match(/[A-Za-z]{2,}/g) ?? []
}
