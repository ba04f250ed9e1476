import type { DeviceTrouble } from '../../machine/contract-devices.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'

type Props = { device: 'printer' | 'scanner' | 'scale'; trouble: DeviceTrouble | null }

/** How a device that is set is now, in the words of the error catalogue. */
export function DeviceState({ device, trouble }: Props) {
  const words = useWords()
  if (trouble === 'not-set') return null
  return (
    <Band tone={trouble === null ? 'info' : 'caution'}>
      {trouble === null
        ? words('devices.well')
        : words(`device.${trouble}`, { device: words(`device.name.${device}`) })}
    </Band>
  )
}
