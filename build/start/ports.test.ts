import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { choosePorts } from './ports.ts'

const servers: Server[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** Takes the till's half of a pair whose office half is free, and says which pair. */
async function takeTillPort(): Promise<number> {
  const server = createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port - 1
}

test('a pair that was asked for is taken whole', async () => {
  expect(await choosePorts(45_120, { office: 4300, till: 4301 })).toEqual({
    ok: true,
    value: { office: 45_120, till: 45_121 },
  })
})

test('an asked pair with one taken port is refused by that number', async () => {
  const office = await takeTillPort()
  expect(await choosePorts(office, null)).toEqual({ ok: false, error: office + 1 })
})

test('the pair used before comes first, because the browser keeps its storage by address', async () => {
  const before = { office: 45_130, till: 45_131 }
  expect(await choosePorts(null, before)).toEqual({ ok: true, value: before })
})

test('when the pair used before is taken, another whole pair is found', async () => {
  const office = await takeTillPort()
  const chosen = await choosePorts(null, { office, till: office + 1 })
  expect(chosen.ok && chosen.value.till === chosen.value.office + 1 && chosen.value.office !== office).toBe(
    true,
  )
})
