import { faultsOf } from '../../../recipe/faults'

export const xlsxFaults = faultsOf('xlsx', {
  damaged: {
    code: 'file-unreadable',
    says: ({ name }: { name: string }) =>
      `“${name}” is damaged or incomplete and cannot be unpacked. Copy it again, or save it anew in Excel and open that.`,
  },
  bomb: {
    code: 'file-too-large',
    says: ({ name }: { name: string }) =>
      `“${name}” unpacks to far more than a workbook of its size can hold, so it was left alone. Save the sheet as CSV and open that.`,
  },
  encrypted: {
    code: 'format-unknown',
    says: ({ name }: { name: string }) =>
      `“${name}” is protected by a password. Save a copy without one (File, Info, Protect Workbook) and open that.`,
  },
  noSheet: {
    code: 'file-empty',
    says: ({ name }: { name: string }) => `“${name}” has no sheet with cells. Choose a workbook with a table in it.`,
  },
  emptySheet: {
    code: 'file-empty',
    says: ({ name, sheet }: { name: string; sheet: string }) =>
      `The sheet “${sheet}” of “${name}” is empty. Choose another sheet.`,
  },
  sheetMissing: {
    code: 'recipe-invalid',
    says: ({ name, sheet, sheets }: { name: string; sheet: string; sheets: readonly string[] }) =>
      `“${name}” has no sheet “${sheet}”. Its sheets are ${sheets.map((each) => `“${each}”`).join(', ')}. Choose one of these.`,
  },
})
