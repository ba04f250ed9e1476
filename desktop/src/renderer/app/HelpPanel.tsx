import { useWords } from '../i18n/words.ts'
import { ACTIONS, FIXED_KEYS } from '../ui/keymap.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import { useKeymap } from '../ui/keys-context.ts'
import { SidePanel } from '../ui/SidePanel.tsx'
import styles from './HelpPanel.module.css'

const FIXED = ['commit', 'back'] as const

/** Every key of the till, as it is bound now. */
export function HelpPanel({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const keymap = useKeymap()
  return (
    <SidePanel title={words('help.title')} onClose={onClose}>
      <dl className={styles.keys}>
        {ACTIONS.map((action) => (
          <Row key={action} name={keymap[action]} about={words(`help.about.${action}`)} />
        ))}
        {FIXED.map((key) => (
          <Row key={key} name={FIXED_KEYS[key]} about={words(`help.about.${key}`)} />
        ))}
      </dl>
      <p className={styles.note}>{words('help.amounts')}</p>
      <p className={styles.note}>{words('help.change')}</p>
    </SidePanel>
  )
}

function Row({ name, about }: { name: string; about: string }) {
  return (
    <div>
      <dt>
        <KeyCap name={name} isRead />
      </dt>
      <dd>{about}</dd>
    </div>
  )
}
