import styles from './DigitPad.module.css'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

type Props = {
  label: string
  eraseLabel: string
  isDisabled: boolean
  onDigit: (digit: string) => void
  onErase: () => void
}

/** Digits for a finger, as on a telephone. It leaves the focus where it is, so that keys and touch mix. */
export function DigitPad({ label, eraseLabel, isDisabled, onDigit, onErase }: Props) {
  const key = (name: string, act: () => void, spoken = name) => (
    <button
      key={name}
      type="button"
      className={styles.key}
      aria-label={spoken}
      tabIndex={-1}
      disabled={isDisabled}
      onPointerDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {name}
    </button>
  )
  return (
    <div className={styles.pad} role="group" aria-label={label}>
      {DIGITS.map((digit) => key(digit, () => onDigit(digit)))}
      <span />
      {key('0', () => onDigit('0'))}
      {key('⌫', onErase, eraseLabel)}
    </div>
  )
}
