import { Alert, Button, Group, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { LoadTrouble } from '../api/trouble.ts'

/** What happened, whether data is at risk, what to do. The page below stays usable. */
export function TroubleBand(props: { trouble: LoadTrouble; hasOldData: boolean; onRetry: () => void }) {
  const { trouble, hasOldData, onRetry } = props
  return (
    <Alert
      color="basalt"
      role="alert"
      title={<FormattedMessage id={`trouble.${trouble}`} />}
      data-screen-only
      mb="md"
    >
      <Text size="sm">
        <FormattedMessage id={`trouble.${trouble}.${hasOldData ? 'stale' : 'none'}`} />{' '}
        <FormattedMessage id={`trouble.${trouble}.do`} />
      </Text>
      <Group mt="xs">
        <Button size="xs" variant="default" onClick={onRetry}>
          <FormattedMessage id="trouble.retry" />
        </Button>
      </Group>
    </Alert>
  )
}
