/** What a dashboard writes to use the workbench in a frame: one port, numbered requests, events. */
let last = 0
const waiting = new Map()
const events = []

globalThis.hostEvents = events

globalThis.embed = (source) =>
  new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.title = 'Basketeer'
    frame.width = 1280
    frame.height = 760
    // Firefox isolates a frame only inside a page that is isolated itself and hands it on.
    frame.allow = 'cross-origin-isolated'
    frame.src = source
    frame.addEventListener('load', () => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => {
        if ('event' in data) {
          events.push(data)
          if (data.event === 'ready') resolve()
          return
        }
        waiting.get(data.id)?.(data)
        waiting.delete(data.id)
      }
      globalThis.port = port1
      frame.contentWindow.postMessage({ type: 'basketeer:connect', version: 1 }, new URL(source).origin, [port2])
      setTimeout(resolve, 5000)
    })
    document.body.append(frame)
  })

/** Sends one request and resolves with the whole answer. */
globalThis.ask = (method, params, transfer = []) =>
  new Promise((resolve) => {
    const id = ++last
    waiting.set(id, resolve)
    globalThis.port.postMessage({ id, method, params }, transfer)
  })
