import { Button, type ButtonProps } from '@mantine/core'
import { useWords } from '../i18n/words.ts'
import styles from './ActionButton.module.css'
import { KeyCap } from './KeyCap.tsx'
import type { Action } from './keymap.ts'
import { useKeymap } from './keys-context.ts'

type Props = ButtonProps & { action: Action; isMain?: boolean; isOn?: boolean; onPress: () => void }

/** A button that says what it does and which key does the same. */
export function ActionButton({ action, isMain = false, isOn, onPress, children, ...rest }: Props) {
  const words = useWords()
  const keymap = useKeymap()
  return (
    <Button
      variant={isMain ? 'filled' : 'default'}
      classNames={{ root: isMain ? styles.main : styles.key, inner: styles.inner, label: styles.label }}
      aria-keyshortcuts={ariaKeys(keymap[action])}
      aria-pressed={isOn}
      onClick={onPress}
      rightSection={<KeyCap name={keymap[action]} />}
      {...rest}
    >
      {children ?? words(`key.${action}`)}
    </Button>
  )
}

/** As ARIA writes it: "Control+P". */
function ariaKeys(chord: string): string {
  return chord.replace('Ctrl', 'Control')
}
