import type { BlackBox } from './black-box/black-box.ts'
import type { DEVICE_CALLS } from './contract-devices.ts'
import type { DISPLAY_CALLS } from './contract-display.ts'
import type { MachineConfig } from './contract.ts'
import { packBody } from './pack-body.ts'
import type { CallHandlers, MachineHandlers } from './serve.ts'

type Parts = {
  config: MachineConfig
  box: BlackBox
  devices: CallHandlers<typeof DEVICE_CALLS>
  display: CallHandlers<typeof DISPLAY_CALLS>
}

/** The machine's calls over its parts: the same in both shells. */
export function machineHandlers({ config, box, devices, display }: Parts): MachineHandlers {
  return {
    ...devices,
    ...display,
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
