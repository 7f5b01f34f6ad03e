import type { Answers } from '../behind'
import type { ExportedFile, ExportFormat } from '../protocol/result'
import type { Finder } from './find'
import { tableOfPeople } from './table'
import type { KeptSet, PeopleCount, PeopleOf } from './types'

/** What is asked of the people behind a result, whatever its kind. */
interface PeopleQuestions {
  people(of: PeopleOf): PeopleCount
  /** All of them as a file, with their ids. */
  peopleFile(of: PeopleOf, format: ExportFormat): ExportedFile
  /** Keeps them as a set that other questions can be asked of. */
  keepPeople(of: PeopleOf): KeptSet
  forgetPeople(id: string): boolean
}

export const peopleAnswers = (findPeople: Finder): Answers<PeopleQuestions> => ({
  async people(behind, of) {
    const { whose, count, column } = (await findPeople(behind, of)).list
    return { whose, count, column }
  },
  async peopleFile(behind, of, format) {
    const found = await findPeople(behind, of)
    const file = await behind.write(tableOfPeople(found), { format, of, subject: found.list.whose })
    return behind.handOver(file, [file.bytes])
  },
  keepPeople: async (behind, of) => behind.sets.keep((await findPeople(behind, of)).list),
  forgetPeople({ sets }, id) {
    sets.forget(id)
    return true
  },
})
