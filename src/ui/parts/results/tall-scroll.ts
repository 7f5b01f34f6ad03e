import { elementScroll, observeElementOffset, type Virtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'

/** Browsers stop drawing boxes at some height: Firefox at 17.9 million px, Chrome at 33.5. */
const TALLEST = 12_000_000

type GridVirtualizer = Virtualizer<HTMLDivElement, Element>

/** Scrolling through more rows than a box may be tall: beyond that height one px of scrolling stands for several. */
export function useTallScroll(rows: number, rowHeight: number) {
  const full = rows * rowHeight
  const height = Math.min(full, TALLEST)
  const ratio = useRef(1)
  const ratioFor = (view: number) => (full > height && height > view ? (full - view) / (height - view) : 1)
  return {
    height,
    ratio,
    options: {
      observeElementOffset: (instance: GridVirtualizer, report: (offset: number, scrolling: boolean) => void) =>
        observeElementOffset(instance, (offset, scrolling) => {
          ratio.current = ratioFor(instance.scrollRect?.height ?? 0)
          report(offset * ratio.current, scrolling)
        }),
      scrollToFn: (offset: number, options: Parameters<typeof elementScroll>[1], instance: GridVirtualizer) =>
        elementScroll(offset / ratio.current, options, instance),
    },
    /** Where a row stands in the box, given where it would stand without the limit and how far was scrolled. */
    place: (start: number, offset: number) => start - offset + offset / ratio.current,
  }
}
