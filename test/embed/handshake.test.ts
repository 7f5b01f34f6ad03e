import { expect, test } from 'vitest'
import { listenForHosts } from '../../src/ui/embed/handshake'

const port = () => ({}) as MessagePort

function setUp() {
  const target = new EventTarget()
  const handshake = listenForHosts(target as Window)
  const post = (origin: string, data: unknown, ports: MessagePort[]) =>
    target.dispatchEvent(Object.assign(new Event('message'), { origin, data, ports }))
  return { handshake, post }
}

const hello = { type: 'basketeer:connect', version: 1 }

test('holds a host that knocks before the allow-list is known', () => {
  const { handshake, post } = setUp()
  const mine = port()
  post('https://shop.example', hello, [mine])
  const accepted: MessagePort[] = []
  handshake.decide(() => true, { accept: (p) => accepted.push(p), refuse: () => expect.unreachable() })
  expect(accepted).toEqual([mine])
})

test('a later knock is accepted too', () => {
  const { handshake, post } = setUp()
  const accepted: MessagePort[] = []
  handshake.decide(() => true, { accept: (p) => accepted.push(p), refuse: () => expect.unreachable() })
  const [one, two] = [port(), port()]
  post('https://shop.example', hello, [one])
  post('https://shop.example', hello, [two])
  expect(accepted).toEqual([one, two])
})

test('refuses who is not allowed, and never gives them the port', () => {
  const { handshake, post } = setUp()
  const refused: string[] = []
  handshake.decide((origin) => origin === 'https://shop.example', {
    accept: () => expect.unreachable(),
    refuse: (origin) => refused.push(origin),
  })
  post('https://evil.example', hello, [port()])
  expect(refused).toEqual(['https://evil.example'])
})

test('ignores what is no handshake', () => {
  const { handshake, post } = setUp()
  handshake.decide(() => true, { accept: () => expect.unreachable(), refuse: () => expect.unreachable() })
  post('https://shop.example', { type: 'other' }, [port()])
  post('https://shop.example', { ...hello, version: 2 }, [port()])
  post('https://shop.example', hello, [])
})
