export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const hex = (text: string) => text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')

/** Text as a workbook holds it: what XML cannot is written `_x0007_`, and what only looks so has its underscore written. */
export function escapedText(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not have
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\r\ufffe\uffff]/g, (character) => `_x${hex(character)}_`)
      .replace(/[&<>"]/g, (character) => ENTITIES[character]!)
  )
}
