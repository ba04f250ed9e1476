import { useStore } from 'zustand'
import { type DevicesStore, isInTrouble } from '../devices/devices-store.ts'
import { useWords } from '../i18n/words.ts'
import styles from './StatusBar.module.css'

const DEVICES = ['scanner', 'scale'] as const

/** What should be heard and is not (the printer has a band of its own); leads to where they are set. */
export function DeviceChips({ devices, onOpen }: { devices: DevicesStore; onOpen: () => void }) {
  const words = useWords()
  const trouble = useStore(devices, ({ trouble }) => trouble)
  const gone = DEVICES.filter((device) => isInTrouble(trouble[device]))
  return (
    <div className={styles.devices} role="status">
      {gone.map((device) => (
        <button
          key={device}
          type="button"
          className={styles.gone}
          title={words('device.open-settings')}
          onClick={onOpen}
        >
          <span aria-hidden="true">!</span> {words(`device.lost.${device}`)}
        </button>
      ))}
    </div>
  )
}
