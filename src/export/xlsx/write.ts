import type { ResultTable } from '../../analyses/result-table'
import type { Rest } from '../text-chunks'
import { writeSheet } from './sheet'
import { escapedText, HEAD, MAIN } from './xml'
import { createZip } from './zip'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const link = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
const links = (...inside: string[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside.join('')}</Relationships>`

const TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`

/** As they are, bold for the header, and text that is shown with an apostrophe where it is edited. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const workbook = (sheet: string) =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapedText(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** A workbook of one sheet. */
export async function writeXlsx(table: ResultTable, sheet: string, rest: Rest): Promise<Uint8Array<ArrayBuffer>> {
  const zip = createZip()
  await zip.add('[Content_Types].xml', (add) => add(TYPES))
  await zip.add('_rels/.rels', (add) => add(links(link(1, 'officeDocument', 'xl/workbook.xml'))))
  await zip.add('xl/workbook.xml', (add) => add(workbook(sheet)))
  await zip.add('xl/_rels/workbook.xml.rels', (add) =>
    add(links(link(1, 'worksheet', 'worksheets/sheet1.xml'), link(2, 'styles', 'styles.xml'))),
  )
  await zip.add('xl/styles.xml', (add) => add(STYLES))
  await zip.add('xl/worksheets/sheet1.xml', (add) => writeSheet(table, add, rest))
  return zip.finish()
}
