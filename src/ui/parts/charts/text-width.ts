/** How wide letters are in the font of the page, in shares of its size. Names are measured before anything is drawn, and where nothing can be. */
const WIDTHS: readonly [RegExp, number][] = [
  [/[iljI.,:;'’|!()[\]]/, 0.29],
  [/[ ftr/\-–]/, 0.37],
  [/[mwMW@%&…]/, 0.9],
  [/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Extended_Pictographic}/u, 1.05],
  [/\p{Lu}/u, 0.69],
  [/\p{N}/u, 0.64],
]
const USUAL = 0.58

const known = new Map<string, number>()

function letterWidth(letter: string): number {
  const width = known.get(letter) ?? WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? USUAL
  known.set(letter, width)
  return width
}

/** Width in px of a text set in so many px. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter)
  return width * size
}

/** As much of a text as there is room for, in px. */
export function cutText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  let kept = ''
  let width = textWidth('…', size)
  for (const letter of text) {
    width += letterWidth(letter) * size
    if (width > room) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** A text in two lines as equal as its words allow; null where it has but one word or a line is too long. */
export function inTwoLines(text: string, size: number, room: number): [string, string] | null {
  const words = text.split(' ')
  let best: [string, string] | null = null
  let least = room
  for (let at = 1; at < words.length; at++) {
    const lines: [string, string] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
    const width = Math.max(textWidth(lines[0], size), textWidth(lines[1], size))
    if (width > least) continue
    least = width
    best = lines
  }
  return best
}
