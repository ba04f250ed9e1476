import { useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/words.ts'
import { TrainingBand } from '../training/TrainingBand.tsx'
import { Centered } from '../ui/Centered.tsx'
import { App } from './App.tsx'
import type { Composed } from './house.ts'
import styles from './Training.module.css'

type Props = { start: () => Promise<Composed>; onLanguage: () => void; onLeave: () => void }

/** The whole till once more, over a journal that is thrown away when it is left. */
export function Training({ start, onLanguage, onLeave }: Props) {
  const words = useWords()
  const [composed, setComposed] = useState<Composed | null>(null)
  const begin = useRef(start)
  useEffect(() => {
    const started = begin.current()
    void started.then(setComposed)
    return () =>
      void started.then(({ desk, end }) => {
        end()
        return desk.till.stop()
      })
  }, [])
  return (
    <div className={styles.page}>
      <TrainingBand onLeave={onLeave} />
      <div className={styles.till}>
        {composed ? (
          <App {...composed} onLanguage={onLanguage} />
        ) : (
          <Centered title={words('training.starting')}>{null}</Centered>
        )}
      </div>
    </div>
  )
}
