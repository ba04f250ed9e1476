import { Group, Loader, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'

export function Loading() {
  return (
    <Group role="status" justify="center" py={48}>
      <Loader size="sm" />
      <Text c="var(--ink-soft)">
        <FormattedMessage id="app.loading" />
      </Text>
    </Group>
  )
}
