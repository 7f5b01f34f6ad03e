import type { InputFile } from '../../src/workers/protocol/files'
import { type Part, writeZip, type ZipOptions } from './zip-writer'

/** A cell as a workbook may hold it. */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { inline: string }
  | { formula: string; value: string | number }
  | { error: string }
  /** A number in a style of the workbook. */
  | { number: number; style: number }
  | { iso: string }
  /** XML as it is. */
  | { raw: string }

export interface SheetOf {
  name: string
  rows: readonly (readonly Cell[])[]
  hidden?: 'hidden' | 'veryHidden'
  /** Behind the rows: merged cells and the like. */
  behind?: string
  /** Rows and cells say where they stand. */
  places?: boolean
}

export interface WorkbookOptions extends ZipOptions {
  /** Formats of the styles after the first, which is General: numbers of those built in, or codes. */
  formats?: readonly (number | string)[]
  since1904?: boolean
  /** Prefix of every element. */
  prefix?: string
  extra?: readonly Part[]
}

const escaped = (text: string) =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not have
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\r\ufffe\uffff]/g, (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

export function columnName(column: number): string {
  return (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
}

export function writeWorkbook(sheets: readonly SheetOf[], options: WorkbookOptions = {}): Uint8Array<ArrayBuffer> {
  const { formats = [], since1904 = false, prefix = '', extra = [] } = options
  const strings = new Map<string, number>()
  const p = prefix === '' ? '' : `${prefix}:`
  const xmlns = (uri: string) => (prefix === '' ? `xmlns="${uri}"` : `xmlns:${prefix}="${uri}"`)
  const MAIN = xmlns('http://schemas.openxmlformats.org/spreadsheetml/2006/main')
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const shared = (text: string) => {
    if (!strings.has(text)) strings.set(text, strings.size)
    return strings.get(text)!
  }
  function cellXml(cell: Cell, place: string): string {
    const c = (attributes: string, inner: string) => `<${p}c${place}${attributes}>${inner}</${p}c>`
    const v = (value: string) => `<${p}v>${value}</${p}v>`
    // What does not say where it stands has to be there.
    if (cell === null) return place === '' ? `<${p}c/>` : ''
    if (typeof cell === 'string') return c(' t="s"', v(String(shared(cell))))
    if (typeof cell === 'number') return c('', v(String(cell)))
    if (typeof cell === 'boolean') return c(' t="b"', v(cell ? '1' : '0'))
    if ('inline' in cell) {
      return c(' t="inlineStr"', `<${p}is><${p}t xml:space="preserve">${escaped(cell.inline)}</${p}t></${p}is>`)
    }
    if ('error' in cell) return c(' t="e"', v(cell.error))
    if ('iso' in cell) return c(' t="d"', v(cell.iso))
    if ('raw' in cell) return cell.raw
    if ('number' in cell) return c(` s="${cell.style}"`, v(String(cell.number)))
    const text = typeof cell.value === 'string'
    return c(text ? ' t="str"' : '', `<${p}f>${escaped(cell.formula)}</${p}f>${v(escaped(String(cell.value)))}`)
  }
  const sheetXml = ({ rows, behind = '', places = true }: SheetOf) => {
    const lines = rows.map((row, r) => {
      const cells = row.map((cell, c) => cellXml(cell, places ? ` r="${columnName(c)}${r + 1}"` : ''))
      return cells.join('') === '' && places
        ? ''
        : `<${p}row${places ? ` r="${r + 1}"` : ''}>${cells.join('')}</${p}row>`
    })
    return `${HEAD}<${p}worksheet ${MAIN}><${p}sheetData>${lines.join('\n')}</${p}sheetData>${behind}</${p}worksheet>`
  }
  const sheetParts = sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetXml(sheet) }))
  const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`
  const links = (...inside: string[]) =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`
  const own = formats.map((format, at) =>
    typeof format === 'string' ? { id: 164 + at, code: format } : { id: format },
  )
  const parts: Part[] = [
    { name: '[Content_Types].xml', content: `${HEAD}<Types/>` },
    { name: '_rels/.rels', content: links(link('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<${p}workbook ${MAIN} xmlns:r="${REL}">${since1904 ? `<${p}workbookPr date1904="1"/>` : ''}<${p}sheets>${sheets
        .map(
          ({ name, hidden }, at) =>
            `<${p}sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ` state="${hidden}"` : ''} r:id="rId${at + 1}"/>`,
        )
        .join('')}</${p}sheets></${p}workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: links(
        ...sheets.map((_, at) => link(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
        link('rId900', 'styles', 'styles.xml'),
        link('rId901', 'sharedStrings', '/xl/sharedStrings.xml'),
      ),
    },
    {
      name: 'xl/styles.xml',
      content: `${HEAD}<${p}styleSheet ${MAIN}><${p}numFmts>${own
        .map(({ id, code }) =>
          code === undefined ? '' : `<${p}numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`,
        )
        .join(
          '',
        )}</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs><${p}cellXfs><${p}xf numFmtId="0"/>${own
        .map(({ id }) => `<${p}xf numFmtId="${id}" applyNumberFormat="1"/>`)
        .join('')}</${p}cellXfs></${p}styleSheet>`,
    },
    ...sheetParts,
    {
      name: 'xl/sharedStrings.xml',
      content: `${HEAD}<${p}sst ${MAIN}>${[...strings.keys()]
        .map((text) => `<${p}si><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}si>`)
        .join('')}</${p}sst>`,
    },
    ...extra,
  ]
  return writeZip(parts, options)
}

export const workbookFile = (
  sheets: readonly SheetOf[],
  options?: WorkbookOptions,
  name = 'sales.xlsx',
): InputFile => ({ name, file: new Blob([writeWorkbook(sheets, options)]) })
