import { useStore } from 'zustand'
import { isInTrouble } from '../devices/devices-store.ts'
import { sayingIn, useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import { useKeymap } from '../ui/keys-context.ts'
import type { Desk } from './desk.ts'
import styles from './PrinterBand.module.css'
import { isSettings } from './side.ts'

/** A slip that did not come out, or a printer that will not print the next: it stops nothing. */
export function PrinterBand({ desk }: { desk: Pick<Desk, 'printing' | 'devices' | 'side'> }) {
  const { printing, devices } = desk
  const words = useWords()
  const keymap = useKeymap()
  const isSettingUp = useStore(desk.side, ({ page }) => isSettings(page)) // said there
  const { failed, isPrinting } = useStore(printing)
  const { trouble, isPaperLow } = useStore(devices)
  const device = words('device.name.printer')
  if (failed)
    return (
      <Band
        tone="caution"
        action={
          <div className={styles.acts}>
            <button
              type="button"
              className={styles.again}
              aria-keyshortcuts={keymap.reprint.replace('Ctrl', 'Control')}
              onClick={() => void printing.again()}
            >
              {words('print.again')} <KeyCap name={keymap.reprint} />
            </button>
            <button type="button" className={styles.letBe} onClick={printing.letBe}>
              {words('print.let-be')}
            </button>
          </div>
        }
      >
        <strong>{words('print.failed', { name: sayingIn(words, failed.slip.name) })}</strong>{' '}
        {words(`device.${failed.error}`, { device })}
      </Band>
    )
  if (isPrinting || isSettingUp) return null
  if (isInTrouble(trouble.printer))
    return <Band tone="caution">{words(`device.${trouble.printer}`, { device })}</Band>
  return isPaperLow ? <Band tone="info">{words('print.paper-low')}</Band> : null
}
