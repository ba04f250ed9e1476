import type { BlackBox } from './black-box/black-box.ts'
import type { MachineConfig } from './contract.ts'
import { packBody } from './pack-body.ts'
import type { MachineHandlers } from './serve.ts'

/** The machine's calls over its parts: the same in both shells. */
export function machineHandlers({ config, box }: { config: MachineConfig; box: BlackBox }): MachineHandlers {
  return {
    'config.read': () => config,
    'wire.pack': packBody,
    'disk.freeBytes': () => box.freeBytes(),
    'blackBox.open': () => box.open(),
    'blackBox.read': (from, limit) => box.read(from, limit),
    'blackBox.append': (entries) => box.append(entries).then(nothing),
    'blackBox.noteAck': (ack) => box.noteAck(ack).then(nothing),
    'blackBox.noteIdentity': (identity) => box.noteIdentity(identity).then(nothing),
    'blackBox.setAside': async (from) => ({ count: await box.setAside(from) }),
  }
}

function nothing(): null {
  return null
}
