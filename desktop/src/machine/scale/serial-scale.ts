import type { DeviceTrouble, ScaleSetting } from '../contract-devices.ts'
import { listenToPort, type SerialListener } from '../line/serial-listener.ts'
import { SCALE_PROTOCOLS } from './protocols.ts'
import { weigher } from './weigher.ts'

type Told = { onWeight(weightGrams: number | null): void; onTrouble(trouble: DeviceTrouble | null): void }

const ASK_MS = 250
const PATIENCE_MS = 3000

/**
 * A scale on a serial port. Connected is not enough: one that says nothing for three seconds is `silent`, one that
 * says nothing we understand is `wrong-device` (another protocol or speed).
 */
export function hearScale({ serial, protocol }: ScaleSetting, { onWeight, onTrouble }: Told): SerialListener {
  const { ask } = SCALE_PROTOCOLS[protocol]
  const scale = weigher(SCALE_PROTOCOLS[protocol])
  let isConnected = false
  let since = { frames: 0, bytes: 0 }
  let told: DeviceTrouble | null | undefined
  const tell = (trouble: DeviceTrouble | null) => {
    if (trouble !== told) onTrouble(trouble)
    told = trouble
  }
  const listener = listenToPort(serial, {
    onBytes(bytes) {
      since.bytes += bytes.length
      scale.feed(bytes).forEach(onWeight)
      if (scale.frameCount() > since.frames) tell(null)
    },
    onBreak: () => scale.reset().forEach(onWeight),
    onTrouble(trouble) {
      isConnected = trouble === null
      since = { frames: scale.frameCount(), bytes: 0 }
      tell(trouble)
    },
  })
  const asking = ask === null ? null : setInterval(() => listener.send(Buffer.from(ask)), ASK_MS)
  const watching = setInterval(() => {
    if (!isConnected) return
    if (scale.frameCount() === since.frames) {
      scale.reset().forEach(onWeight)
      tell(since.bytes > 0 ? 'wrong-device' : 'silent')
    }
    since = { frames: scale.frameCount(), bytes: 0 }
  }, PATIENCE_MS)
  return {
    send: listener.send,
    async stop() {
      clearInterval(watching)
      if (asking) clearInterval(asking)
      await listener.stop()
    },
  }
}
