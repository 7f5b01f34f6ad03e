/** How wide the cells of a column would like to be: those in sight and the head, measured without a limit. */
export function fittingWidth(grid: HTMLElement, column: number): number {
  const bench = document.createElement('div')
  bench.style.cssText = 'position:absolute;visibility:hidden;width:max-content'
  for (const cell of grid.querySelectorAll(`[data-column="${column}"]`)) {
    const copy = cell.cloneNode(true) as HTMLElement
    copy.style.width = 'max-content'
    copy.style.height = 'auto'
    bench.append(copy)
  }
  // Beside the rows, so that it looks as they do; gone before anybody sees it.
  grid.append(bench)
  const widths = [...bench.children].map((copy) => (copy as HTMLElement).offsetWidth)
  bench.remove()
  return Math.max(0, ...widths) + 2
}
