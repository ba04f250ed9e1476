import type { WebSocket } from 'ws'

/**
 * One page at a time has the machine. A newcomer waits a moment: a page that is being reloaded, or a browser that
 * was killed, is gone by then. If the first still answers, the newcomer is refused.
 */
export function onePageAtATime(graceMs: number): (newcomer: WebSocket) => Promise<boolean> {
  let current: WebSocket | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function admit(newcomer: WebSocket): Promise<boolean> {
    if (current && (await isAlive(current, graceMs))) return false
    current?.terminate()
    if (newcomer.readyState !== newcomer.OPEN) return false
    current = newcomer
    newcomer.once('close', () => {
      if (current === newcomer) current = null
    })
    return true
  }

  return (newcomer) => {
    const answer = turn.then(() => admit(newcomer))
    turn = answer
    return answer
  }
}

/** Whether the socket answers a ping and stays open for the whole grace. */
function isAlive(socket: WebSocket, graceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    let hasAnswered = false
    const onPong = () => {
      hasAnswered = true
    }
    const end = (isStillThere: boolean) => {
      clearTimeout(timer)
      socket.off('pong', onPong)
      socket.off('close', onClose)
      resolve(isStillThere)
    }
    const onClose = () => end(false)
    const timer = setTimeout(() => end(hasAnswered), graceMs)
    socket.on('pong', onPong)
    socket.once('close', onClose)
    socket.ping()
  })
}
