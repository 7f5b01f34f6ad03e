// Spreadsheets take such a cell for a formula (OWASP "CSV injection"). Text that already looks guarded is guarded
// once more, so that taking one apostrophe away always gives the text back.
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** Text that no spreadsheet computes. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}
