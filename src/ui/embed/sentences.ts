import { faultsOf } from '../../recipe/faults'

export const embedFaults = faultsOf('embed', {
  message: {
    code: 'bad-message',
    says: 'A message must look like { id, method, params }, its id a text or a number. Send it again like that.',
  },
  unreadable: {
    code: 'bad-message',
    says: 'A message could not be read. Send plain data only: objects, lists, texts, numbers and buffers.',
  },
  parameters: {
    code: 'bad-message',
    says: ({ method, wrong }: { method: string; wrong: string }) =>
      `The parameters of ${method} do not fit: ${wrong}. Correct them and call it again.`,
  },
  method: {
    code: 'method-unknown',
    says: ({ method, known }: { method: string; known: string }) =>
      `There is no method ${method}. Call one of these: ${known}.`,
  },
  noCall: {
    code: 'job-unknown',
    says: ({ id }: { id: string }) => `There is no call ${id} to cancel: it was answered, or never made.`,
  },
  calledOff: {
    code: 'cancelled',
    says: 'The call was cancelled before its run began. Call it again to have it done.',
  },
  replaced: {
    code: 'cancelled',
    says: 'Another connection took the place of this one before the call was answered. Call again on the new port.',
  },
})
