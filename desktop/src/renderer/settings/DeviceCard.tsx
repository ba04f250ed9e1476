import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useWords } from '../i18n/words.ts'
import type { FoundDevices } from '../../machine/contract-devices.ts'
import type { BadField, DeviceField, PortDraft } from './device-draft.ts'
import styles from './DeviceSettings.module.css'

/** One device: what it is, how it is now, its fields. */
export function DeviceCard({
  title,
  state,
  children,
}: {
  title: string
  state?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {state}
      {children}
    </section>
  )
}

type FieldProps = {
  field: DeviceField
  value: string
  /** What this PC has: one press takes it. */
  offers?: readonly string[]
  bad: BadField | null
  placeholder?: string
  onValue: (value: string) => void
}

/** Something to type, or to take from what was found. */
export function DeviceTextField({ field, value, offers = [], bad, placeholder, onValue }: FieldProps) {
  const words = useWords()
  return (
    <div className={styles.field}>
      <TextInput
        label={words(`devices.${field}`)}
        size="lg"
        classNames={{ input: styles.input ?? '', error: styles.bad ?? '' }}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        error={bad?.field === field ? words(`devices.bad.${field}`) : null}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
      <div className={styles.offers}>
        {offers.map((offer) => (
          <Button key={offer} variant="default" h={44} fz={16} onClick={() => onValue(offer)}>
            {offer}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** Where a serial device is plugged in. */
export function PortFields({
  port,
  found,
  bad,
  onPort,
}: {
  port: PortDraft
  found: FoundDevices
  bad: BadField | null
  onPort: (change: Partial<PortDraft>) => void
}) {
  return (
    <div className={styles.pair}>
      <DeviceTextField
        field="path"
        value={port.path}
        offers={found.serialPorts.map(({ path }) => path)}
        bad={bad}
        onValue={(path) => onPort({ path, usb: null })}
      />
      {port.path !== '' && (
        <DeviceTextField
          field="baudRate"
          value={port.baudRate}
          bad={bad}
          onValue={(baudRate) => onPort({ baudRate })}
        />
      )}
    </div>
  )
}
