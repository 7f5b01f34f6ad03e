import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Whatever holds it up: then the page stands as one that was opened anew, and what comes back comes to it. */
const PATIENCE_MS = 2000

const state = createStore(() => ({ is: false }))
let timer: ReturnType<typeof setTimeout> | undefined

/** Whether what this tab did before it was loaded anew is on its way: until it is there, nobody is told that nothing is. */
export const comingBack = {
  begin(): void {
    state.setState({ is: true })
    timer = setTimeout(comingBack.end, PATIENCE_MS)
  },
  end(): void {
    clearTimeout(timer)
    state.setState({ is: false })
  },
  /** Resolves when it is there. */
  over: (): Promise<void> =>
    new Promise((resolve) => {
      if (!state.getState().is) return resolve()
      const stop = state.subscribe(({ is }) => {
        if (is) return
        stop()
        resolve()
      })
    }),
}

export const useComingBack = (): boolean => useStore(state, ({ is }) => is)
