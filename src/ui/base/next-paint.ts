/** Where nothing is drawn, in a tab behind others or a frame out of sight, nobody waits for it. */
const PATIENCE_MS = 200

/** Resolves when what is on the screen by then has been drawn. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
    requestAnimationFrame(() => setTimeout(resolve))
  })
