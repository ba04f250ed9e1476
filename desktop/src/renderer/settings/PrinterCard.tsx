import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FoundDevices } from '../../machine/contract-devices.ts'
import { useWords } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import type { BadField, DeviceDraft } from './device-draft.ts'
import { DeviceCard, DeviceTextField, PortFields } from './DeviceCard.tsx'
import { DeviceState } from './DeviceState.tsx'
import styles from './DeviceSettings.module.css'

const KINDS = ['none', 'tcp', 'serial', 'spooler'] as const

type Printer = DeviceDraft['printer']
type Props = {
  printer: Printer
  found: FoundDevices
  bad: BadField | null
  state: Parameters<typeof DeviceState>[0]
  isBusy: boolean
  onChange: (change: Partial<Printer>) => void
  onTest: () => void
  onDrawer: () => void
}

/** The printer with the drawer that hangs on it. */
export function PrinterCard({ printer, found, bad, state, isBusy, onChange, onTest, onDrawer }: Props) {
  const words = useWords()
  const { kind } = printer
  return (
    <DeviceCard title={words('devices.printer')} state={kind !== 'none' && <DeviceState {...state} />}>
      <Choice
        label={words('devices.printer')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: words(`devices.printer.${value}`) }))}
        onChoose={(chosen) => onChange({ kind: chosen })}
      />
      {kind === 'tcp' && (
        <div className={styles.pair}>
          <DeviceTextField
            field="host"
            value={printer.host}
            placeholder="192.168.1.50"
            bad={bad}
            onValue={(host) => onChange({ host })}
          />
          <DeviceTextField
            field="port"
            value={printer.port}
            bad={bad}
            onValue={(port) => onChange({ port })}
          />
        </div>
      )}
      {kind === 'serial' && (
        <PortFields
          port={printer.serial}
          found={found}
          bad={bad}
          onPort={(change) => onChange({ serial: { ...printer.serial, ...change } })}
        />
      )}
      {kind === 'spooler' && (
        <DeviceTextField
          field="queue"
          value={printer.queue}
          offers={found.printQueues}
          bad={bad}
          onValue={(queue) => onChange({ queue })}
        />
      )}
      {kind !== 'none' && (
        <>
          <div className={styles.pair}>
            <DeviceTextField
              field="name"
              value={printer.name}
              placeholder={words('devices.printer')}
              bad={bad}
              onValue={(name) => onChange({ name })}
            />
            <Labelled label={words('devices.paper')}>
              <Choice
                label={words('devices.paper')}
                value={printer.paperMm === 80 ? '80' : '58'}
                options={(['80', '58'] as const).map((mm) => ({ value: mm, label: `${mm} mm` }))}
                onChoose={(mm) => onChange({ paperMm: mm === '80' ? 80 : 58 })}
              />
            </Labelled>
            {kind !== 'spooler' && (
              <Labelled label={words('devices.answers')}>
                <Choice
                  label={words('devices.answers')}
                  value={printer.answersStatus ? 'yes' : 'no'}
                  options={(['yes', 'no'] as const).map((value) => ({
                    value,
                    label: words(`devices.answers.${value}`),
                  }))}
                  onChoose={(value) => onChange({ answersStatus: value === 'yes' })}
                />
              </Labelled>
            )}
          </div>
          <div className={styles.acts}>
            <Button h={52} fz={18} variant="default" loading={isBusy} onClick={onTest}>
              {words('devices.test')}
            </Button>
            <Button h={52} fz={18} variant="default" disabled={isBusy} onClick={onDrawer}>
              {words('devices.drawer')}
            </Button>
          </div>
        </>
      )}
    </DeviceCard>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <div className={styles.label} aria-hidden="true">
        {label}
      </div>
      {children}
    </div>
  )
}
