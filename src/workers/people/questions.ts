import type { Answers } from '../behind'
import type { ExportedFile, ExportFormat } from '../protocol/result'
import { findBuyers } from './buyers'
import type { Finder } from './find'
import { tableOfPeople, withRanks } from './table'
import type { KeptSet, PeopleCount, PeopleOf, PeopleRows } from './types'

/** What is asked of the people behind a result, whatever its kind. */
interface PeopleQuestions {
  people(of: PeopleOf): PeopleCount
  /** The same as rows to be read page by page. */
  buyers(of: Extract<PeopleOf, { list: 'buyers' }>): PeopleRows
  /** All of them as a file, with their ids. */
  peopleFile(of: PeopleOf, format: ExportFormat): ExportedFile
  /** Keeps them as a set that other questions can be asked of. */
  keepPeople(of: PeopleOf): KeptSet
}

export const peopleAnswers = (ofKind: Finder): Answers<PeopleQuestions> => {
  const findPeople: Finder = (behind, of) => (of.list === 'buyers' ? findBuyers(behind, of) : ofKind(behind, of))
  return answersBy(findPeople)
}

const answersBy = (findPeople: Finder): Answers<PeopleQuestions> => ({
  buyers: (behind, of) =>
    behind.make({ question: 'buyers', asked: [of], subject: 'customers' }, async (id) => {
      const found = await findBuyers(behind, of)
      const { list, beside } = found
      const table = tableOfPeople(found)
      const names = table.columns.map(({ name }) => name)
      const first = list.groupColumn === null ? 0 : 1
      const told = (name: string) => {
        const at = beside.findIndex((column) => column.name === name)
        return at < 0 ? null : names[first + 1 + at]!
      }
      return {
        rows: { table: withRanks(table, list), label: behind.result.context.itemLabel },
        told: {
          id,
          whose: list.whose,
          count: list.count,
          column: list.column,
          columns: {
            customer: names[first]!,
            group: first === 0 ? null : names[0]!,
            receipts: told('receipts')!,
            last: told('last'),
            money: told('money'),
          },
          valueScale: (await behind.bought(of.perUnit ?? false))?.valueScale ?? null,
        },
      }
    }),
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
})
