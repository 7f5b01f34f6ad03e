export const LF = 0x0a
export const CR = 0x0d
export const BLANK = 0x20
export const QUOTE = 0x22

/** Bytes of a file with two line feeds behind them, so that a scan loop needs no check for the end. */
export interface Block {
  bytes: Uint8Array
  /** Without the line feeds. */
  length: number
  /** Whether the file ends with this block. */
  last: boolean
}
