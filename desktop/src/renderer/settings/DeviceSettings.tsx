import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { formatQuantity } from '#shared/format.ts'
import type { Machine } from '../../machine/contract.ts'
import { type FoundDevices, type PrintAnswer, SCALE_PROTOCOL_IDS } from '../../machine/contract-devices.ts'
import type { DevicesStore } from '../devices/devices-store.ts'
import type { Saying } from '../i18n/words.ts'
import { sayingIn, useWords } from '../i18n/words.ts'
import { Band, type BandTone } from '../ui/Band.tsx'
import { Choice } from '../ui/Choice.tsx'
import { type BadField, type DeviceDraft, draftOf, settingsOf } from './device-draft.ts'
import { DeviceCard, PortFields } from './DeviceCard.tsx'
import styles from './DeviceSettings.module.css'
import { DeviceState } from './DeviceState.tsx'
import { DisplayCard } from './DisplayCard.tsx'
import { PrinterCard } from './PrinterCard.tsx'

type Props = {
  machine: Machine
  devices: DevicesStore
  display: { isOn: boolean; set: (isOn: boolean) => void }
}
type Said = Saying & { tone: BandTone }

const NOTHING_FOUND: FoundDevices = { serialPorts: [], printQueues: [] }
const LOST: PrintAnswer = { ok: false, error: 'lost', isPartlyOut: false }

/** Finds, names and tries what is plugged in; what is wrong is said where it stands. */
export function DeviceSettings({ machine, devices, display }: Props) {
  const words = useWords()
  const { trouble, weightGrams } = useStore(devices)
  const [draft, setDraft] = useState<DeviceDraft | null>(null)
  const [found, setFound] = useState(NOTHING_FOUND)
  const [bad, setBad] = useState<BadField | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const cannot = () => setSaid({ tone: 'danger', key: 'machine.io' })
  const look = () => void machine.call('devices.find').then(setFound, cannot)
  useEffect(() => {
    const broken = () => setSaid({ tone: 'danger', key: 'machine.io' })
    void machine.call('devices.read').then((settings) => setDraft(draftOf(settings)), broken)
    void machine.call('devices.find').then(setFound, broken)
    void devices.askAll()
  }, [machine, devices])

  async function save(): Promise<boolean> {
    const settings = draft && settingsOf(draft, found.serialPorts)
    setBad(settings && !settings.ok ? settings.error : null)
    if (!settings?.ok) {
      setSaid({ tone: 'danger', key: 'devices.said.unusable' })
      return false
    }
    await machine.call('devices.save', settings.value)
    await devices.askAll()
    setSaid({ tone: 'info', key: 'devices.said.saved' })
    return true
  }

  /** What is tried is what is on the screen: it is saved first. */
  function tryOut(work: () => Promise<Said>): void {
    setIsBusy(true)
    void save()
      .then(async (isSaved) => isSaved && setSaid(await work()))
      .catch(cannot)
      .finally(() => setIsBusy(false))
  }
  const testPrint = async (): Promise<Said> => {
    const answer = await machine.call('printer.test').catch(() => LOST)
    return answer.ok ? { tone: 'info', key: 'devices.said.printed' } : troubleOf(answer.error)
  }
  const testDrawer = async (): Promise<Said> => {
    const answer = await machine.call('drawer.open').catch(() => LOST)
    return answer.ok ? { tone: 'info', key: 'devices.said.drawer' } : troubleOf(answer.error)
  }

  if (!draft) return null
  const isTroubleSaid = said?.values?.device !== undefined
  const put = (change: Partial<DeviceDraft>) => setDraft({ ...draft, ...change })
  const badOf = (device: BadField['device']) => (bad?.device === device ? bad : null)
  return (
    <>
      <div className={`${styles.acts} ${styles.save}`}>
        <Button h={52} fz={18} onClick={() => void save().catch(cannot)}>
          {words('devices.save')}
        </Button>
        <Button h={52} fz={18} variant="default" onClick={look}>
          {words('devices.find')}
        </Button>
      </div>
      {said && (
        <div className={styles.said}>
          <Band tone={said.tone}>{sayingIn(words, said)}</Band>
        </div>
      )}
      <PrinterCard
        printer={draft.printer}
        found={found}
        bad={badOf('printer')}
        state={{ device: 'printer', trouble: isTroubleSaid ? 'not-set' : trouble.printer }}
        isBusy={isBusy}
        onChange={(change) => put({ printer: { ...draft.printer, ...change } })}
        onTest={() => tryOut(testPrint)}
        onDrawer={() => tryOut(testDrawer)}
      />
      <DeviceCard
        title={words('devices.scanner')}
        state={<DeviceState device="scanner" trouble={trouble.scanner} />}
      >
        <p>{words('devices.scanner.lead')}</p>
        <PortFields
          port={draft.scanner}
          found={found}
          bad={badOf('scanner')}
          onPort={(change) => put({ scanner: { ...draft.scanner, ...change } })}
        />
      </DeviceCard>
      <DeviceCard
        title={words('devices.scale')}
        state={<DeviceState device="scale" trouble={trouble.scale} />}
      >
        <PortFields
          port={draft.scale}
          found={found}
          bad={badOf('scale')}
          onPort={(change) => put({ scale: { ...draft.scale, ...change } })}
        />
        {draft.scale.path !== '' && (
          <Choice
            label={words('devices.scale.protocol')}
            value={draft.scale.protocol}
            options={SCALE_PROTOCOL_IDS.map((id) => ({ value: id, label: words(`devices.protocol.${id}`) }))}
            onChoose={(protocol) => put({ scale: { ...draft.scale, protocol } })}
          />
        )}
        {trouble.scale === null && (
          <p role="status" className={styles.reading}>
            {weightGrams === null
              ? words('devices.scale.empty')
              : words('scale.reading', { weight: formatQuantity(weightGrams, 'kg') })}
          </p>
        )}
      </DeviceCard>
      <DisplayCard {...display} />
    </>
  )
}

function troubleOf(error: Extract<PrintAnswer, { ok: false }>['error']): Said {
  return { tone: 'danger', key: `device.${error}`, values: { device: { key: 'device.name.printer' } } }
}
