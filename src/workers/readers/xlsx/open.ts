import { BasketeerError } from '../../../recipe/error'
import type { ReadOptions } from '../../../recipe/schema'
import type { InputFile, SheetInfo } from '../../protocol/files'
import type { ReadProgress, Source } from '../batch'
import { TooMuchText, type Watch } from '../cells/cell-text'
import { type CellFile, openCells } from '../cells/open'
import type { CsvOptions } from '../csv/open'
import { xlsxFaults } from './sentences'
import { readSharedStrings } from './shared-strings'
import { readSheet, type SheetText } from './sheet'
import { readWorkbook, type Sheet, type Workbook } from './workbook'
import { XmlDamage } from './xml'
import { ZipBomb, ZipDamage, ZipLocked } from './zip'

function faultOf(name: string, cause: unknown): unknown {
  if (cause instanceof BasketeerError) return cause
  if (cause instanceof ZipBomb || cause instanceof TooMuchText) return xlsxFaults.bomb({ name }, cause)
  if (cause instanceof ZipLocked) return xlsxFaults.encrypted({ name }, cause)
  if (cause instanceof ZipDamage || cause instanceof XmlDamage) return xlsxFaults.damaged({ name }, cause)
  return xlsxFaults.damaged({ name }, cause)
}

/** The sheet with most in it, of those that are shown where there are any: notes and covers are small. */
function largestOf(sheets: readonly Sheet[]): Sheet | undefined {
  const shown = sheets.filter(({ hidden }) => !hidden)
  const [first, ...others] = shown.length > 0 ? shown : sheets
  return others.reduce((best, each) => (each.entry.size > (best?.entry.size ?? -1) ? each : best), first)
}

interface Opened extends InputFile {
  workbook: Workbook
}

function sheetOf({ name, workbook: { sheets } }: Opened, wanted: string | undefined, strict: boolean): Sheet {
  if (sheets.length === 0) throw xlsxFaults.noSheet({ name })
  const found = wanted === undefined ? undefined : sheets.find((sheet) => sheet.name === wanted)
  if (found) return found
  if (wanted !== undefined && strict) {
    throw xlsxFaults.sheetMissing({ name, sheet: wanted, sheets: sheets.map((sheet) => sheet.name).slice(0, 50) })
  }
  return largestOf(sheets)!
}

async function cellsOf(
  { name, file, workbook, ...input }: Opened,
  sheet: Sheet,
  { decimal = '.', merged: asked }: ReadOptions,
  watch: Watch,
): Promise<CellFile & { merged: number }> {
  const strings = await readSharedStrings(file, workbook.shared, watch)
  const read = (merged?: SheetText['merged']) =>
    readSheet(file, sheet, workbook, { strings, decimal, ...(merged ? { merged } : {}) }, watch)
  let found = await read()
  const { merged } = found
  if (found.cells === 0) throw xlsxFaults.emptySheet({ name, sheet: sheet.name })
  // Which cells are merged stands behind the rows: where some are, these are read once more.
  if (merged.length > 0 && asked !== 'leave') found = await read(merged)
  const { text, rows, decimals } = found
  return { input: { ...input, name, file }, text, rows, decimal: decimals ? decimal : undefined, merged: merged.length }
}

/** What will be unpacked, packed as it is. */
const packedIn = ({ shared }: Workbook, sheet: Sheet) => sheet.entry.packed + (shared?.packed ?? 0)

/** One sheet of each workbook, all of one shape, as one table. */
export async function openXlsx(
  files: InputFile[],
  read: ReadOptions | undefined,
  signal: AbortSignal,
  onProgress: (p: ReadProgress) => void = () => undefined,
  options?: CsvOptions,
): Promise<Source> {
  const given = read ?? {}
  const guard = async <T>(name: string, work: () => Promise<T>): Promise<T> =>
    work().catch((cause: unknown) => {
      throw faultOf(name, cause)
    })
  const quiet: Watch = { signal, onBytes: () => undefined }
  const opened: { book: Opened; sheet: Sheet }[] = []
  let wanted = given.sheet
  for (const input of files) {
    const workbook = await guard(input.name, () => readWorkbook(input.file, quiet))
    const book: Opened = {
      ...input,
      workbook: workbook ?? { sheets: [], since1904: false, shown: [], shared: undefined },
    }
    // Further files may call their sheet after their month.
    const sheet = sheetOf(book, wanted, opened.length === 0)
    wanted ??= sheet.name
    opened.push({ book, sheet })
  }
  const total = opened.reduce((sum, { book, sheet }) => sum + packedIn(book.workbook, sheet), 0)
  let done = 0
  const watch: Watch = {
    signal,
    onBytes(bytes) {
      done += bytes
      onProgress({ done: Math.min(done, total), total })
    },
  }
  const cells: (CellFile & { merged: number })[] = []
  for (const { book, sheet } of opened) {
    cells.push(await guard(book.name, () => cellsOf(book, sheet, given, watch)))
  }
  const [{ book, sheet } = { book: undefined, sheet: undefined }] = opened
  const sheets = (book?.workbook.sheets ?? []).map(({ name, hidden }): SheetInfo => ({ name, hidden }))
  const merged = cells.reduce((sum, each) => sum + each.merged, 0)
  return openCells(
    cells,
    given,
    signal,
    {
      format: 'xlsx',
      cells: 'sheet',
      read: {
        ...(sheet ? { sheet: sheet.name } : {}),
        ...(merged > 0 ? { merged: given.merged ?? 'fill' } : {}),
      },
      info: {
        sheets,
        ...(given.sheet === undefined && sheets.length > 1 ? { sheetFound: true } : {}),
        ...(merged > 0 ? { merged } : {}),
      },
    },
    options,
  )
}
