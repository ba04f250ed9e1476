import { type KeyboardEvent, useRef } from 'react'
import { formatInteger, formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import { MoneyField } from '../ui/MoneyField.tsx'
import { type CashDraft, countedOf, NOTES, withNote } from './notes.ts'
import styles from './CashCount.module.css'

type Props = { label: string; draft: CashDraft; isDisabled?: boolean; onChange: (draft: CashDraft) => void }

/** Cash by its notes, or as one sum. Enter goes on to the next note; nothing is filled in beforehand. */
export function CashCount({ label, draft, isDisabled = false, onChange }: Props) {
  const words = useWords()
  const list = useRef<HTMLDivElement>(null)
  const counted = countedOf(draft)

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const fields = [...(list.current?.querySelectorAll('input') ?? [])]
    const next = fields[fields.findIndex((field) => field === event.target) + step]
    if (step === 0 || !next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <fieldset className={styles.count} disabled={isDisabled}>
      <legend className={styles.legend}>{label}</legend>
      <Choice
        label={words('count.how')}
        value={draft.by}
        options={[
          { value: 'notes', label: words('count.by.notes') },
          { value: 'sum', label: words('count.by.sum') },
        ]}
        isDisabled={isDisabled}
        onChoose={(by) => onChange({ ...draft, by })}
      />
      {draft.by === 'sum' ? (
        <MoneyField
          label={words('count.sum')}
          size="lg"
          amount={draft.sum}
          onAmount={(sum) => onChange({ ...draft, sum })}
          autoFocus
        />
      ) : (
        <div ref={list} className={styles.notes} onKeyDown={onKeyDown}>
          {NOTES.map((note, index) => (
            <NoteRow
              key={note}
              note={note}
              count={draft.notes[note] ?? null}
              isFirst={index === 0}
              onCount={(count) => onChange(withNote(draft, note, count))}
            />
          ))}
        </div>
      )}
      <div className={styles.total}>
        <span>{words('count.total')}</span>
        <output>{counted === null ? words('count.nothing') : formatVnd(counted)}</output>
      </div>
    </fieldset>
  )
}

type RowProps = {
  note: number
  count: number | null
  isFirst: boolean
  onCount: (count: number | null) => void
}

function NoteRow({ note, count, isFirst, onCount }: RowProps) {
  const words = useWords()
  const name = formatVnd(note)
  return (
    <label className={styles.row}>
      <span className={styles.note}>{name}</span>
      <span aria-hidden="true">×</span>
      <input
        className={styles.field}
        inputMode="numeric"
        autoComplete="off"
        aria-label={words('count.note', { note: name })}
        value={count === null ? '' : formatInteger(count)}
        autoFocus={isFirst}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 6)
          onCount(digits === '' ? null : Number(digits))
        }}
      />
      <span className={styles.sum}>{count === null ? '' : formatVnd(note * count)}</span>
    </label>
  )
}
