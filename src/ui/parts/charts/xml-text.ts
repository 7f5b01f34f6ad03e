/** XML has no place for most control characters, however they are written: one of them in a label, and no program opens the picture. */
export const xmlText = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
