import { connect } from './embed-client.js'

/** What a dashboard writes to use the workbench in a frame. */
let basketeer
const events = []

globalThis.hostEvents = events

/** Tests of the protocol itself write to the port by hand. */
globalThis.MessageChannel = class extends MessageChannel {
  constructor() {
    super()
    globalThis.port = this.port1
  }
}

/** Resolves when the frame can be asked, or with its refusal after a while. */
globalThis.embed = async (source) => {
  const frame = document.createElement('iframe')
  frame.title = 'Basketeer'
  frame.width = 1280
  frame.height = 760
  // Firefox isolates a frame only inside a page that is isolated itself and hands it on.
  frame.allow = 'cross-origin-isolated'
  frame.src = source
  const connected = connect(frame, { patience: 15_000 })
  document.body.append(frame)
  try {
    basketeer = await connected
  } catch (error) {
    globalThis.refusal = { code: error.code, message: error.message }
    return
  }
  events.push({ event: 'ready', data: {} })
  for (const event of ['ready', 'progress', 'stateChanged', 'selection', 'resized', 'storage', 'error'])
    basketeer.on(event, (data) => events.push({ event, data }))
}

/** Makes one call and resolves with the whole answer. */
globalThis.ask = (method, params, transfer = []) =>
  basketeer.call(method, params, { transfer }).then(
    (result) => ({ result }),
    ({ code, message }) => ({ error: { code, message } }),
  )
