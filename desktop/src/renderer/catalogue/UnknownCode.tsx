import { Button } from '@mantine/core'
import { useWords } from '../i18n/words.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import styles from './ChooseProduct.module.css'

type Props = { code: string; onSearch: () => void; onOpenPrice: () => void; onCancel: () => void }

/** No product bears the scanned code: what a cashier can do now, in place, while the sale stays as it is. */
export function UnknownCode({ code, onSearch, onOpenPrice, onCancel }: Props) {
  const words = useWords()
  return (
    <section className={styles.choose} data-tone="caution" role="alert">
      <h2 className={styles.question}>{words('unknown-code.title', { code })}</h2>
      <p className={styles.lead}>{words('unknown-code.lead')}</p>
      <div className={styles.answers}>
        <ActionButton action="search" onPress={onSearch}>
          {words('unknown-code.search')}
        </ActionButton>
        <Button variant="default" h={52} onClick={onOpenPrice}>
          {words('unknown-code.open-price')}
        </Button>
        <Button variant="default" h={52} onClick={onCancel} rightSection={<KeyCap name="Esc" />}>
          {words('side.close')}
        </Button>
      </div>
    </section>
  )
}
