import { runAfterTransition } from 'react-aria/private/utils/runAfterTransition'

/** Longer than anything here takes to change its colour. */
const OVER_MS = 1000

/**
 * React Aria remembers each element that is in transition until it hears of the end. Of one that leaves the document
 * meanwhile, such as a button that gives way to what it started, it never does, and all the view around it stays in
 * memory: it looks for those only when it waits for a transition itself.
 */
export function forgetTransitions(): void {
  document.addEventListener('transitionrun', ({ target }) => {
    setTimeout(() => {
      if (target instanceof Node && !target.isConnected) runAfterTransition(() => undefined)
    }, OVER_MS)
  })
}
