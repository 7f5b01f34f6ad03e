import { createDesk } from './desk'
import { probePlatform } from './platform'
import { filesRoom } from './rooms/files'
import { linesRoom } from './rooms/lines'
import { peopleRoom } from './rooms/people'
import { resultsRoom } from './rooms/results'
import { runsRoom } from './rooms/runs'
import { stepsRoom } from './rooms/steps'
import type { Engine } from './types'

/** The engine of one page. Workers start when warmed up, or with the first call that needs them. */
export function createEngine(options: { threads?: number } = {}): Engine {
  const platform = probePlatform(options.threads)
  const desk = createDesk(platform, (why) => {
    const { source, table } = desk.state()
    const read = table ? [table.key] : []
    desk.losses.note(why, { source: source?.id, others: [...awaited(), ...read, ...desk.letGoOfStored()] })
    desk.setState({ source: null, tables: null, assets: [], table: null })
    if (source) {
      void reopen(source.read)
        .then(() => people.again())
        .catch(() => undefined)
    }
  })
  const { awaited, closeUnused, cancelAll, submitUnseen, ...runs } = runsRoom(desk)
  const results = resultsRoom(desk, (...kept) => people.noted(...kept))
  const people = peopleRoom(desk, { ...runs, submitUnseen }, results)
  const { reopen, ...files } = filesRoom(desk, closeUnused)

  return {
    platform,
    getState: desk.state,
    subscribe: desk.subscribe,
    ...files,
    ...stepsRoom(desk),
    ...linesRoom(desk),
    ...runs,
    results,
    firstPages: desk.firstPages,
    keepAgain: people.keepAgain,
    forgetSet: people.forgetSet,
    bringSets: people.bringSets,
    call: (work, signal) => desk.data().call(work, signal),
    warmUp() {
      desk.data()
      desk.pool().warmUp()
    },
    dispose() {
      cancelAll()
      desk.dispose()
    },
  }
}
