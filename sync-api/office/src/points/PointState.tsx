import { Badge } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { PointOverview } from '../api/answers.ts'

const COLORS = { selling: 'ocop', 'no-till': 'basalt', 'not-opened': 'gray', closed: 'gray' } as const

/** Whether a point sells, in a word; the colour only repeats it. */
export function PointState({ state }: { state: PointOverview['state'] }) {
  return (
    <Badge variant="light" color={COLORS[state]} tt="none" fw={500} miw="max-content">
      <FormattedMessage id={`pointState.${state}`} />
    </Badge>
  )
}
