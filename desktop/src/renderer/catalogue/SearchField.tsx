import { type KeyboardEvent, type Ref, useEffect, useId, useMemo, useState } from 'react'
import type { Timers } from '../../core/parts.ts'
import { codeCandidates } from '../scan/scanned-code.ts'
import type { Product } from '#shared/catalogue/product.ts'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import { useKeymap } from '../ui/keys-context.ts'
import type { Finder } from './finder.ts'
import { ProductOption } from './ProductOption.tsx'
import styles from './SearchField.module.css'

const MOST_SHOWN = 8
/** A scan's first keys pass through the field: nothing is shown for them. */
const SETTLED_MS = 40

type Props = {
  finder: Finder
  timers: Timers
  onPick: (product: Product) => void
  /** Arrows in the empty field: along the goods. */
  onStep: (step: 1 | -1) => void
  inputRef: Ref<HTMLInputElement>
}

/** Finds a product by name, code or barcode as it is typed. Arrows choose, Enter takes, Esc clears. */
export function SearchField({ finder, timers, onPick, onStep, inputRef }: Props) {
  const words = useWords()
  const keymap = useKeymap()
  const listId = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [settled, setSettled] = useState('')
  useEffect(() => timers.after(SETTLED_MS, () => setSettled(text)), [timers, text])
  const shown = text === '' ? '' : settled
  const found = useMemo(() => find(finder, shown), [finder, shown])
  const isOpen = shown.trim() !== ''

  function pick(product: Product): void {
    setText('')
    setActive(0)
    onPick(product)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const product = (text === shown ? found : find(finder, text))[active]
    if (text === '' && event.key === 'ArrowDown') onStep(1)
    else if (text === '' && event.key === 'ArrowUp') onStep(-1)
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && product) pick(product)
    else if (event.key === 'Escape' && text !== '') setText('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.search}>
      <input
        ref={inputRef}
        className={styles.input}
        role="combobox"
        aria-label={words('find.label')}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && found.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={words('find.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <span className={styles.key}>
        <KeyCap name={keymap.search} />
      </span>
      <div
        id={listId}
        className={styles.list}
        role="listbox"
        aria-label={words('find.results')}
        hidden={!isOpen}
      >
        {found.map((product, index) => (
          <ProductOption
            key={product.id}
            id={`${listId}-${index}`}
            product={product}
            catalogue={finder.catalogue}
            isActive={index === active}
            query={shown}
            onPick={pick}
          />
        ))}
        {found.length === 0 && <p className={styles.nothing}>{words('find.nothing', { text: shown })}</p>}
      </div>
    </div>
  )
}

/** A whole code goes before names. */
function find(finder: Finder, text: string): readonly Product[] {
  if (text.trim() === '') return []
  const byCode = finder.byCode(codeCandidates(text))
  return byCode.length > 0 ? byCode : finder.search(text, MOST_SHOWN)
}
