import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { Machine } from '../../machine/contract.ts'
import {
  type DeviceTrouble,
  type FoundDevices,
  type PrintAnswer,
  SCALE_PROTOCOL_IDS,
} from '../../machine/contract-devices.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import { Choice } from '../ui/Choice.tsx'
import { type DeviceDraft, draftOf, settingsOf } from './device-draft.ts'
import styles from './SettingsPage.module.css'

type Said = { is: 'saved' | 'unusable' | 'printed' } | { is: 'trouble'; why: DeviceTrouble }

const KINDS = ['none', 'tcp', 'serial', 'spooler'] as const
const PAPERS = ['80', '58'] as const

/** Finds, names and tests what is plugged in; what is wrong is said where the test was asked for. */
export function DeviceSettings({ machine }: { machine: Machine }) {
  const words = useWords()
  const [draft, setDraft] = useState<DeviceDraft | null>(null)
  const [found, setFound] = useState<FoundDevices>({ serialPorts: [], printQueues: [] })
  const [said, setSaid] = useState<Said | null>(null)
  const [isTesting, setIsTesting] = useState(false)
  const look = () => void machine.call('devices.find').then(setFound)
  useEffect(() => {
    void machine.call('devices.read').then((settings) => setDraft(draftOf(settings)))
    void machine.call('devices.find').then(setFound)
  }, [machine])
  if (!draft) return null
  const { printer } = draft
  const put = (change: Partial<DeviceDraft>) => setDraft({ ...draft, ...change })
  const putPrinter = (change: Partial<DeviceDraft['printer']>) => put({ printer: { ...printer, ...change } })

  async function save(): Promise<boolean> {
    const settings = draft && settingsOf(draft, found.serialPorts)
    if (!settings) setSaid({ is: 'unusable' })
    else await machine.call('devices.save', settings).then(() => setSaid({ is: 'saved' }))
    return settings !== null
  }

  async function test(): Promise<void> {
    setIsTesting(true)
    const lost: PrintAnswer = { ok: false, error: 'lost', isPartlyOut: false }
    if (await save()) {
      const answer = await machine.call('printer.test').catch(() => lost)
      setSaid(answer.ok ? { is: 'printed' } : { is: 'trouble', why: answer.error })
    }
    setIsTesting(false)
  }

  const ports = found.serialPorts.map(({ path }) => path)
  return (
    <>
      <div className={styles.row}>
        <Button h={52} onClick={() => void save()}>
          {words('devices.save')}
        </Button>
        <Button
          h={52}
          variant="outline"
          loading={isTesting}
          disabled={printer.kind === 'none'}
          onClick={() => void test()}
        >
          {words('devices.test')}
        </Button>
        <Button h={52} variant="default" onClick={look}>
          {words('devices.find')}
        </Button>
      </div>
      {said && (
        <div style={{ flex: 'none' }}>
          <Band tone={said.is === 'saved' || said.is === 'printed' ? 'info' : 'danger'}>
            {said.is === 'trouble'
              ? words(`device.${said.why}`, { device: words('device.name.printer') })
              : words(`devices.said.${said.is}`)}
          </Band>
        </div>
      )}
      <Labelled title={words('devices.printer')}>
        <Choice
          label={words('devices.printer')}
          value={printer.kind}
          options={KINDS.map((kind) => ({ value: kind, label: words(`devices.printer.${kind}`) }))}
          onChoose={(kind) => putPrinter({ kind })}
        />
      </Labelled>
      {printer.kind === 'tcp' && (
        <div className={styles.row}>
          <Field
            label={words('devices.host')}
            value={printer.host}
            onValue={(host) => putPrinter({ host })}
          />
          <Field
            label={words('devices.port')}
            value={printer.port}
            onValue={(port) => putPrinter({ port })}
          />
        </div>
      )}
      {printer.kind === 'serial' && (
        <Field
          label={words('devices.path')}
          value={printer.path}
          offers={ports}
          onValue={(path) => putPrinter({ path })}
        />
      )}
      {printer.kind === 'spooler' && (
        <Field
          label={words('devices.queue')}
          value={printer.queue}
          offers={found.printQueues}
          onValue={(queue) => putPrinter({ queue })}
        />
      )}
      {printer.kind !== 'none' && (
        <Labelled title={words('devices.paper')}>
          <Choice
            label={words('devices.paper')}
            value={printer.paperMm === 80 ? '80' : '58'}
            options={PAPERS.map((mm) => ({ value: mm, label: `${mm} mm` }))}
            onChoose={(mm) => putPrinter({ paperMm: mm === '80' ? 80 : 58 })}
          />
        </Labelled>
      )}
      <Field
        label={words('devices.scanner')}
        value={draft.scannerPath}
        offers={ports}
        onValue={(scannerPath) => put({ scannerPath })}
      />
      <Field
        label={words('devices.scale')}
        value={draft.scalePath}
        offers={ports}
        onValue={(scalePath) => put({ scalePath })}
      />
      {draft.scalePath !== '' && (
        <Choice
          label={words('devices.scale.protocol')}
          value={draft.scaleProtocol}
          options={SCALE_PROTOCOL_IDS.map((id) => ({ value: id, label: id }))}
          onChoose={(scaleProtocol) => put({ scaleProtocol })}
        />
      )}
    </>
  )
}

function Labelled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.row}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

type FieldProps = {
  label: string
  value: string
  /** What this PC has: one press takes it. */
  offers?: readonly string[]
  onValue: (value: string) => void
}

function Field({ label, value, offers = [], onValue }: FieldProps) {
  return (
    <div>
      <TextInput
        label={label}
        size="lg"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
      <div className={styles.offers}>
        {offers.map((offer) => (
          <Button key={offer} variant="default" h={44} onClick={() => onValue(offer)}>
            {offer}
          </Button>
        ))}
      </div>
    </div>
  )
}
