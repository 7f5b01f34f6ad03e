export const LF = 0x0a
export const CR = 0x0d
export const BLANK = 0x20
export const QUOTE = 0x22
