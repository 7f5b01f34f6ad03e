import type { TableColumn } from '../../../analyses/result-table'
import { writeCsv } from '../../../export/csv'
import { saveFile } from '../../base/components/save-file'
import type { Drawing } from '../../parts/charts/framed'
import type { Look } from '../../parts/charts/look'

/** A column of text, or one of numbers. */
export type FigureColumn = { name: string; texts: readonly string[] } | { name: string; numbers: readonly number[] }

function typed(column: FigureColumn): TableColumn {
  if ('numbers' in column) return { name: column.name, type: 'f64', values: Float64Array.from(column.numbers) }
  const { name, texts } = column
  return { name, type: 'utf8', codes: Uint32Array.from(texts.keys()), label: (code) => texts[code] ?? null }
}

/** The numbers behind a picture as a file. */
export async function saveFigures(name: string, columns: readonly FigureColumn[]): Promise<void> {
  const [first] = columns
  const rows = first === undefined ? 0 : 'texts' in first ? first.texts.length : first.numbers.length
  const bytes = await writeCsv({ rows, columns: columns.map(typed) })
  saveFile(`${name}.csv`, new Blob([bytes], { type: 'text/csv' }))
}

/** The picture as a file; what draws it is only fetched now. */
export async function savePicture(
  format: 'png' | 'svg',
  name: string,
  look: Look,
  drawing: Drawing,
  source: string,
): Promise<void> {
  const { savePng, saveSvg } = await import('../../parts/charts/save-picture')
  await (format === 'png' ? savePng : saveSvg)(name, look, drawing, source)
}
