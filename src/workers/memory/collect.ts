const PIECE = 2 ** 28
const PIECES = 16

/**
 * Has the engine look for garbage soon. It does not know what a shared memory holds: one that nobody refers to any more
 * stays, with all its gigabytes, until something else makes it look (measured with Chromium 150: minutes, if ever). What
 * it does count are plain buffers, touched or not; these are never touched and cost nothing. With 4 GB in all the memory
 * is back within half a second.
 */
export function collectSoon(): void {
  try {
    for (let i = 0; i < PIECES; i++) new ArrayBuffer(PIECE)
  } catch (error) {
    // So little memory is left that the engine has just looked.
    if (!(error instanceof RangeError)) throw error
  }
}
