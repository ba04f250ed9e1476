import { TextInput, type TextInputProps } from '@mantine/core'
import { formatInteger } from '#shared/format.ts'
import { parseVnd } from '../i18n/format.ts'

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** Whole đồng; null while nothing is typed. */
  amount: number | null
  onAmount: (amount: number | null) => void
}

/** Money as it is typed: dots appear by themselves, letters do not. */
export function MoneyField({ amount, onAmount, ...rest }: Props) {
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={amount === null ? '' : formatInteger(amount)}
      onChange={(event) => onAmount(parseVnd(event.currentTarget.value))}
      rightSection="₫"
    />
  )
}
