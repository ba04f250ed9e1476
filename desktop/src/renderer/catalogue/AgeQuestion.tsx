import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import styles from './ChooseProduct.module.css'

type Props = { names: string; onYes: () => void; onNo: () => void }

/** Alcohol waits for the cashier's word on the buyer's age; the goods scanned before it stay. */
export function AgeQuestion({ names, onYes, onNo }: Props) {
  const words = useWords()
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [names])
  return (
    <section className={styles.choose} data-tone="caution" role="alertdialog" aria-labelledby="age">
      <h2 id="age" className={styles.question}>
        {words('age.title')}
      </h2>
      <p className={styles.lead}>{words('age.lead', { name: names })}</p>
      <div className={styles.answers}>
        <Button ref={yes} h={52} onClick={onYes} rightSection={<KeyCap name="Enter" />}>
          {words('age.yes')}
        </Button>
        <Button variant="default" h={52} onClick={onNo} rightSection={<KeyCap name="Esc" />}>
          {words('age.no')}
        </Button>
      </div>
    </section>
  )
}
