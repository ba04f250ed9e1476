import { FormattedMessage } from 'react-intl'
import { knownWord } from '../i18n/known-word.ts'

export function PointKind({ kind }: { kind: string }) {
  const word = knownWord('pointKind', kind)
  return word ? <FormattedMessage id={word} /> : kind
}
