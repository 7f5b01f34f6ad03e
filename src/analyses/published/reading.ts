import { NULL_WORDS } from '../../recipe/null-words'
import type { ReadOptions } from '../../recipe/schema'

/** Letters of days, and what is between them: `%d.%m.%Y`. */
const FORMAT = /^(?:%-?[A-Za-z]|[^\p{L}]|T)*$/u
export const isFormat = (format: string | undefined): boolean => format === undefined || FORMAT.test(format)

/** As programs call sheets by themselves. */
const SHEET = /^(?:sheet|tabelle|feuil|hoja|foglio|planilha|blad|arkusz)\s?\d*$/i

/** Words of people in how files are read. */
export interface ReadWords {
  sheet?: string
  nulls?: readonly string[]
}

export function readWords({ sheet, nullValues = [] }: ReadOptions = {}): ReadWords {
  const nulls = nullValues.filter((word) => word !== '' && !NULL_WORDS.includes(word))
  return {
    ...(sheet !== undefined && !SHEET.test(sheet) && { sheet }),
    ...(nulls.length > 0 && { nulls }),
  }
}

/** How files are read; with words of people only where they were `agreed` to. `whole` where they are read as they were. */
export function publishedReading(
  read: ReadOptions | undefined,
  agreed: boolean,
): { read: ReadOptions | undefined; whole: boolean } {
  if (!read) return { read, whole: true }
  const { delimiter, decimal, encoding, header, dateFormat, timeZone, nullValues, sheet, merged } = read
  const words = readWords(read)
  const format = isFormat(dateFormat) ? dateFormat : undefined
  const said = {
    ...{ delimiter, decimal, encoding, header, dateFormat: format, timeZone, merged },
    nullValues: words.nulls && !agreed ? undefined : nullValues,
    sheet: words.sheet !== undefined && !agreed ? undefined : sheet,
  }
  return {
    read: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    whole: said.nullValues === nullValues && said.sheet === sheet && format === dateFormat,
  }
}
