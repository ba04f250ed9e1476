import type { IntlShape } from 'react-intl'
import type { Answers } from '../api/answers.ts'
import type { Field } from './fields.ts'
import { typedText } from './typed-values.ts'

type SaveError = Extract<Answers['masters']['save'], { ok: false }>['error']
export type MasterFault = Extract<SaveError, { code: 'faults' }>['faults'][number]

/** What is wrong with a value, as a sentence that names it. */
export function faultWord({ formatMessage }: IntlShape, { code, value }: MasterFault): string {
  const isMissing = value === null || value === undefined || value === '' || isEmptyList(value)
  if (isMissing && code !== 'repeated') return formatMessage({ id: 'fault.empty' })
  const shown = typeof value === 'object' ? '…' : typedText(value)
  return formatMessage({ id: `fault.${code}` }, { value: shown })
}

/** "Giấy chứng nhận OCOP, Số sao" of "certificates.0.star"; a path that no field has is itself. */
export function fieldWord(intl: IntlShape, fields: readonly Field[], path: string): string {
  const [first = '', ...rest] = path.split('.')
  const field = fields.find(({ at }) => at === first)
  if (!field) return path
  const label = intl.formatMessage({ id: field.label })
  const inner = rest.filter((part) => !/^\d+$/.test(part)).join('.')
  if (inner === '' || !('fields' in field)) return label
  return `${label}, ${fieldWord(intl, field.fields, inner)}`
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
