import { TextInput, type TextInputProps } from '@mantine/core'
import { type Ref, useState } from 'react'
import { formatInteger } from '#shared/format.ts'
import styles from './MoneyField.module.css'
import { readTyped } from './typed-amount.ts'

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'ref' | 'classNames'> & {
  /** Whole đồng; null while nothing is typed. */
  amount: number | null
  onAmount: (amount: number | null) => void
  inputClass?: string | undefined
  ref?: Ref<HTMLInputElement>
}

/** Money as it is typed: dots appear by themselves, letters do not, and ".000" stands behind what is thousands. */
export function MoneyField({ amount, onAmount, inputClass = '', ...rest }: Props) {
  const [text, setText] = useState('')
  const typed = readTyped(text)
  const isTyped = typed !== null && typed.amount === amount
  const shown = isTyped ? typed.shown : amount === null ? '' : formatInteger(amount)
  return (
    <TextInput
      {...rest}
      classNames={{ input: `${styles.input} ${inputClass}`, section: styles.section ?? '' }}
      inputMode="numeric"
      autoComplete="off"
      value={shown}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setText(event.currentTarget.value)
        onAmount(readTyped(event.currentTarget.value)?.amount ?? null)
      }}
      rightSection={`${isTyped ? typed.ghost : ''}\u00a0₫`}
      rightSectionWidth="auto"
    />
  )
}
