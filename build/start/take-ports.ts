import { choosePorts, isFree, type Ports } from './ports.ts'
import type { Program } from './program.ts'
import { CannotStart, say } from './say.ts'

const TILL_PORT = 4101

/** The office's and the till's port: those asked for, those of last time, or the next free pair, and noted. */
export async function takePorts({ options: { port: asked }, folder }: Program): Promise<Ports> {
  const before = folder.read('ports.json') as Ports | null
  const ports = await choosePorts(asked, before)
  if (!ports.ok) throw taken(ports.error)
  if (before && asked === null && ports.value.till !== before.till) {
    say(
      `Cổng ${before.till} dùng lần trước đang bận: máy bán hàng mở ở cổng ${ports.value.till} và dựng lại dữ liệu từ hộp đen.`,
      `Port ${before.till} of last time is taken: the till opens on ${ports.value.till} and rebuilds from its black box.`,
    )
  }
  folder.write('ports.json', ports.value)
  return ports.value
}

/**
 * The one port of a shop's till: asked for, that of last time, or 4101. Never another one by itself: the browser's
 * storage, the till's key in it, belongs to the address.
 */
export async function takeTillPort({ options: { port: asked }, folder }: Program): Promise<number> {
  const before = folder.read('port.json') as { till: number } | null
  const till = asked ?? before?.till ?? TILL_PORT
  if (!(await isFree(till))) throw taken(till)
  folder.write('port.json', { till })
  return till
}

function taken(port: number): CannotStart {
  return new CannotStart(`Cổng ${port} đã có chương trình khác dùng.`, `Port ${port} is taken.`)
}
