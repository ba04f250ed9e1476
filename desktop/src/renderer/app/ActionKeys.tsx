import { Button } from '@mantine/core'
import { useWords } from '../i18n/words.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import type { Action } from '../ui/keymap.ts'
import styles from './ActionKeys.module.css'

type Props = {
  hasGoods: boolean
  isChecking: boolean
  canUndo: boolean
  onAction: (action: Action) => void
  onDrop: () => void
}

/** All a cashier does beside scanning, each with its key. */
export function ActionKeys({ hasGoods, isChecking, canUndo, onAction, onDrop }: Props) {
  const words = useWords()
  const key = (action: Action, isOff = false) => (
    <ActionButton action={action} disabled={isOff || isChecking} onPress={() => onAction(action)} />
  )
  return (
    <div className={styles.keys}>
      <div className={styles.wide}>
        <ActionButton
          action="pay"
          isMain
          fullWidth
          disabled={!hasGoods}
          loading={isChecking}
          onPress={() => onAction('pay')}
        />
      </div>
      {key('vietqr', !hasGoods)}
      {key('hold')}
      {key('discount', !hasGoods)}
      {key('buyer', !hasGoods)}
      {key('price-check')}
      {key('menu')}
      {key('undo', !canUndo)}
      <Button
        className={styles.drop}
        variant="default"
        h={52}
        disabled={!hasGoods || isChecking}
        onClick={onDrop}
      >
        {words('total.drop')}
      </Button>
      <button type="button" className={styles.help} onClick={() => onAction('help')}>
        <kbd className={styles.question}>?</kbd> {words('help.title')}
      </button>
    </div>
  )
}
