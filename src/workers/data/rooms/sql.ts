import type { DataApi } from '../../protocol/data-worker'
import type { SqlRoom } from '../../sql/room'
import type { House } from '../house'
import { dataFaults } from '../sentences'

/** SQL over what is open and what was answered; its engine starts with the first question. */
export interface SqlDoor extends Pick<DataApi, 'sql'> {
  /** The room where somebody has asked something already. */
  room(): Promise<SqlRoom | undefined>
}

export function sqlDoor({
  parts: { createSqlRoom, results, handOver },
  sources,
  started,
  call,
  reported,
}: House): SqlDoor {
  let room: Promise<SqlRoom> | undefined

  function opened(): Promise<SqlRoom> {
    const { extensionRepository } = started()
    if (!createSqlRoom) throw dataFaults.tooEarly()
    room ??= createSqlRoom({ extensionRepository, sources, results })
    room.catch(() => {
      room = undefined
    })
    return room
  }

  return {
    sql: (question, asked, token, onProgress) =>
      reported(onProgress, (report) =>
        call(token, async (signal) => {
          const answer = await (await opened()).ask(question, asked, signal, report)
          const held = typeof answer === 'object' && answer !== null && 'bytes' in answer ? answer.bytes : undefined
          return held instanceof ArrayBuffer ? handOver(answer, [held]) : answer
        }),
      ),
    room: async () => room,
  }
}
