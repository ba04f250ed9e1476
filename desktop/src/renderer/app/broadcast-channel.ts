import { DISPLAY } from '../../machine/contract-display.ts'
import type { Channel } from '../display/display-channel.ts'

/** The line between the till's window and the buyer's. */
export function openChannel(): Channel {
  const line = new BroadcastChannel(DISPLAY.channel)
  return {
    post: (message) => line.postMessage(message),
    onMessage: (listener) => line.addEventListener('message', ({ data }) => listener(data)),
    close: () => line.close(),
  }
}
