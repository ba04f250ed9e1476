import {
  ALREADY_OPEN,
  MachineError,
  type MachineNews,
  type MachineReply,
  SOCKET_PATH,
  socketReplySchema,
} from '../../machine/contract.ts'

/** Another window has the till. */
export class AlreadyOpen extends Error {
  constructor() {
    super('the till is open in another window')
    this.name = 'AlreadyOpen'
  }
}

type Send = (call: string, args: unknown[]) => Promise<MachineReply>
type Waiting = { resolve(reply: MachineReply): void; reject(error: Error): void }

const REOPEN_MS = 1000

/**
 * The kiosk host's socket. A line that broke is opened anew by the next call, or after a second for the sake of the
 * scanner; what was under way is `disconnected`.
 */
export async function openMachineSocket(location: Location): Promise<{
  send: Send
  onNews(listener: (news: MachineNews) => void): void
}> {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${SOCKET_PATH}`
  const listeners = new Set<(news: MachineNews) => void>()
  const onNews = (news: MachineNews) => listeners.forEach((listener) => listener(news))
  let line: Send | null = null
  let opening: Promise<Send> | null = null
  let wasOpen = false
  const onBroken = (isTaken: boolean) => {
    line = null
    opening = null
    if (wasOpen && !isTaken) setTimeout(() => void open().catch(() => undefined), REOPEN_MS)
  }
  const open = () => {
    opening ??= openLine(url, { onBroken, onNews })
    return opening
  }
  line = await open()
  wasOpen = true
  return {
    async send(call, args) {
      if (line === null) line = await open()
      return line(call, args) // on an open line at once: a receipt waits for it
    },
    onNews: (listener) => void listeners.add(listener),
  }
}

type Hearing = { onBroken(isTaken: boolean): void; onNews(news: MachineNews): void }

function openLine(url: string, { onBroken, onNews }: Hearing): Promise<Send> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  const send: Send = (call, args) =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(disconnected())
      waiting.set(++lastId, { resolve, reject })
      socket.send(JSON.stringify({ id: lastId, call, args }))
    })

  return new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => {
      const said = socketReplySchema.parse(JSON.parse(String(data)))
      if ('ready' in said) return resolve(send)
      if ('event' in said) return onNews(said)
      waiting.get(said.id)?.resolve(said.reply)
      waiting.delete(said.id)
    }
    socket.onclose = ({ code }) => {
      onBroken(code === ALREADY_OPEN)
      reject(code === ALREADY_OPEN ? new AlreadyOpen() : disconnected())
      for (const call of waiting.values()) call.reject(disconnected())
      waiting.clear()
    }
  })
}

function disconnected(): MachineError {
  return new MachineError('disconnected', 'the machine host does not answer')
}
