import { Button } from '@mantine/core'
import { useWords } from '../i18n/words.ts'
import styles from './TrainingBand.module.css'
import { TRAINING_PIN } from './training-rows.ts'

/** Above every screen of a training, loud enough to be seen from across the counter. */
export function TrainingBand({ onLeave }: { onLeave: () => void }) {
  const words = useWords()
  return (
    <aside className={styles.band} aria-label={words('work.training')}>
      <strong>{words('training.band', { pin: TRAINING_PIN })}</strong>
      <Button variant="white" color="dark" h={44} onClick={onLeave}>
        {words('training.leave')}
      </Button>
    </aside>
  )
}
