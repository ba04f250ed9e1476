import { Stack, Tabs, Text, Title } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Address } from '../address/address.ts'
import { Link } from '../address/Link.tsx'
import { goTo } from '../address/use-address.ts'
import type { PointHead } from '../api/answers.ts'
import { office } from '../api/client.ts'
import { usePolled } from '../api/use-polled.ts'
import { PeriodFilter } from '../sales/PeriodFilter.tsx'
import { SalesView } from '../sales/SalesView.tsx'
import { TillsView } from '../tills/TillsView.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PointKind } from '../ui/PointKind.tsx'
import { TroubleBand } from '../ui/TroubleBand.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'

type PointAddress = Extract<Address, { page: 'point' }>

/** One point: what it sold, and its tills. */
export function PointPage({
  address,
  onSessionEnded,
}: {
  address: PointAddress
  onSessionEnded: () => void
}) {
  const { pointId, tab, from, to } = address
  const { formatMessage } = useIntl()
  const { data, trouble, reload } = usePolled({
    key: `sales ${pointId} ${from} ${to}`,
    ask: (signal) => office.salesOfPoint.query({ pointId, from, to }, { signal }),
    onSessionEnded,
  })
  const sales = data?.ok ? data.value : null
  usePageTitle(sales?.point.name ?? formatMessage({ id: 'points.title' }))
  const goToTab = (value: string | null) => goTo({ ...address, tab: value === 'tills' ? 'tills' : 'sales' })

  return (
    <Stack gap="md">
      <div data-screen-only>
        <Link to={{ page: 'points', search: '' }}>
          <FormattedMessage id="point.back" />
        </Link>
      </div>
      {trouble && <TroubleBand trouble={trouble} hasOldData={sales !== null} onRetry={reload} />}
      {!data && !trouble && <Loading />}
      {data && !data.ok && (
        <div>
          <Title order={1} size="h2">
            <FormattedMessage id="point.unknown" values={{ id: pointId }} />
          </Title>
          <FormattedMessage id="point.unknownDo" />
        </div>
      )}
      {sales && (
        <>
          <Heading point={sales.point} />
          <Tabs value={tab} onChange={goToTab} keepMounted={false}>
            <Tabs.List mb="md" data-screen-only>
              <Tabs.Tab value="sales">
                <FormattedMessage id="point.sales" />
              </Tabs.Tab>
              <Tabs.Tab value="tills">
                <FormattedMessage id="point.tills" />
              </Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="sales">
              <Stack gap="md">
                <PeriodFilter
                  period={{ from: from ?? sales.from, to: to ?? sales.to }}
                  today={sales.today}
                  onChange={(period) => goTo({ ...address, ...period })}
                />
                <SalesView sales={sales} />
              </Stack>
            </Tabs.Panel>
            <Tabs.Panel value="tills">
              <TillsView point={sales.point} onSessionEnded={onSessionEnded} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </Stack>
  )
}

function Heading({ point }: { point: PointHead }) {
  return (
    <div>
      <Title order={1} size="h2">
        {point.name}
      </Title>
      <Text c="var(--ink-soft)">
        {point.code} · <PointKind kind={point.kind} />
        {[point.areaName, point.operatorName].filter(Boolean).map((text) => ` · ${text}`)}
      </Text>
    </div>
  )
}
