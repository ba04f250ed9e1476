import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import type { PointHead, Till } from '../api/answers.ts'
import { office } from '../api/client.ts'
import { usePolled } from '../api/use-polled.ts'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { TroubleBand } from '../ui/TroubleBand.tsx'
import { EnrolCode } from './EnrolCode.tsx'
import { RevokeTill } from './RevokeTill.tsx'
import { TillsTable } from './TillsTable.tsx'

/** The tills of a point: what they owe the server, and the way to add or shut one out. */
export function TillsView({ point, onSessionEnded }: { point: PointHead; onSessionEnded: () => void }) {
  const [isMakingCode, setIsMakingCode] = useState(false)
  const [revoking, setRevoking] = useState<Till | null>(null)
  const { data, trouble, reload } = usePolled({
    key: `tills ${point.id}`,
    ask: (signal) => office.tillsOfPoint.query({ pointId: point.id }, { signal }),
    onSessionEnded,
  })
  return (
    <Stack gap="md">
      <Group justify="space-between" data-screen-only>
        <Text c="var(--ink-soft)">
          <FormattedMessage id="tills.lead" />
        </Text>
        <Button onClick={() => setIsMakingCode(true)}>
          <FormattedMessage id="tills.addTill" />
        </Button>
      </Group>
      {trouble && <TroubleBand trouble={trouble} hasOldData={data !== null} onRetry={reload} />}
      {!data && !trouble && <Loading />}
      {data?.length === 0 && (
        <Empty title={<FormattedMessage id="tills.none" />}>
          <FormattedMessage id="tills.noneDo" />
        </Empty>
      )}
      {data && data.length > 0 && <TillsTable tills={data} onRevoke={setRevoking} />}
      {isMakingCode && <EnrolCode point={point} onClose={() => setIsMakingCode(false)} />}
      {revoking && (
        <RevokeTill
          till={revoking}
          onClose={() => {
            setRevoking(null)
            reload()
          }}
        />
      )}
    </Stack>
  )
}
