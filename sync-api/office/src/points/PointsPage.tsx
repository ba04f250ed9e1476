import { Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { goTo } from '../address/use-address.ts'
import { office } from '../api/client.ts'
import { usePolled } from '../api/use-polled.ts'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { showDay } from '../ui/shown.ts'
import { TroubleBand } from '../ui/TroubleBand.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { findPoints } from './find-points.ts'
import { PointsTable } from './PointsTable.tsx'
import { PointsTotals } from './PointsTotals.tsx'

/** Every point of the province with what it sold today and this month. */
export function PointsPage({ search, onSessionEnded }: { search: string; onSessionEnded: () => void }) {
  const { formatMessage } = useIntl()
  usePageTitle(formatMessage({ id: 'points.title' }))
  const { data, trouble, reload } = usePolled({
    key: 'points',
    ask: (signal) => office.points.query(undefined, { signal }),
    onSessionEnded,
  })
  const found = findPoints(data?.points ?? [], search)

  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <div>
          <Title order={1} size="h2">
            <FormattedMessage id="points.title" />
          </Title>
          {data && (
            <Text c="var(--ink-soft)">
              <FormattedMessage id="points.today" values={{ day: showDay(data.today) }} />
            </Text>
          )}
        </div>
        <TextInput
          type="search"
          label={formatMessage({ id: 'points.search' })}
          placeholder={formatMessage({ id: 'points.searchHint' })}
          value={search}
          onChange={(event) => goTo({ page: 'points', search: event.currentTarget.value }, 'replace')}
          w={320}
          data-screen-only
        />
      </Group>
      {trouble && <TroubleBand trouble={trouble} hasOldData={data !== null} onRetry={reload} />}
      {!data && !trouble && <Loading />}
      {data && data.points.length === 0 && (
        <Empty title={<FormattedMessage id="points.none" />}>
          <FormattedMessage id="points.noneDo" />
        </Empty>
      )}
      {data && data.points.length > 0 && (
        <>
          <PointsTotals points={found} isFiltered={found.length < data.points.length} />
          {found.length > 0 ? (
            <PointsTable points={found} />
          ) : (
            <Empty title={<FormattedMessage id="points.notFound" values={{ search }} />}>
              <FormattedMessage id="points.notFoundDo" />
            </Empty>
          )}
        </>
      )}
    </Stack>
  )
}
