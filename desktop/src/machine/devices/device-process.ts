import { DEVICE_CALLS } from '../contract-devices.ts'
import { socketCallSchema } from '../contract.ts'
import { serveCalls } from '../serve.ts'
import { openDevices } from './devices.ts'

/**
 * The devices' own program: native code of ports and pictures runs here, so that what crashes is this and not the
 * till. Talks to the host that forked it: calls in, replies and events out. Its one argument is the folder of the
 * settings.
 */
type Port = { hear(listener: (message: unknown) => void): void; say(message: object): void }

const port = portToHost()
const serving = openDevices({
  directory: process.argv[2] ?? '.',
  nowMs: () => performance.now(),
  emit: (event, value) => port.say({ event, value }),
}).then(({ handlers }) => serveCalls(DEVICE_CALLS, handlers))
port.hear((message) => {
  const { id, call, args } = socketCallSchema.parse(message)
  void serving.then((serve) => serve(call, args)).then((reply) => port.say({ id, reply }))
})
await serving
port.say({ ready: true })

/** Electron's utility process has a parentPort, Node's forked child a channel; both end with their host. */
function portToHost(): Port {
  const { parentPort } = process as unknown as { parentPort?: ParentPort }
  if (parentPort)
    return {
      hear: (listener) => parentPort.on('message', ({ data }) => listener(data)),
      say: (message) => parentPort.postMessage(message),
    }
  process.once('disconnect', () => process.exit(0))
  return {
    hear: (listener) => process.on('message', listener),
    say: (message) => void (process.connected && process.send?.(message)),
  }
}

type ParentPort = {
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  postMessage(message: unknown): void
}
