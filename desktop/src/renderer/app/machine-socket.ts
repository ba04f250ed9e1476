import {
  ALREADY_OPEN,
  MachineError,
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

/** The kiosk host's socket. A line that broke is opened anew by the next call; what was under way is `disconnected`. */
export async function openMachineSocket(location: Location): Promise<Send> {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${SOCKET_PATH}`
  let line: Send | null = null
  let opening: Promise<Send> | null = null
  const open = () => {
    opening ??= openLine(url, () => {
      line = null
      opening = null
    })
    return opening
  }
  line = await open()
  return async (call, args) => {
    if (line === null) line = await open()
    return line(call, args) // on an open line at once: a receipt waits for it
  }
}

function openLine(url: string, onBroken: () => void): Promise<Send> {
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
      waiting.get(said.id)?.resolve(said.reply)
      waiting.delete(said.id)
    }
    socket.onclose = ({ code }) => {
      onBroken()
      reject(code === ALREADY_OPEN ? new AlreadyOpen() : disconnected())
      for (const call of waiting.values()) call.reject(disconnected())
      waiting.clear()
    }
  })
}

function disconnected(): MachineError {
  return new MachineError('disconnected', 'the machine host does not answer')
}
