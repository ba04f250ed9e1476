import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Till } from '../api/answers.ts'
import { office } from '../api/client.ts'
import { Dialog } from '../ui/Dialog.tsx'

/** Asks once more before a till is shut out for good. */
export function RevokeTill({ till, onClose }: { till: Till; onClose: () => void }) {
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking')
  const revoke = () => {
    setState('busy')
    office.revokeTill.mutate({ tillId: till.tillId }).then(
      (answer) => (answer.ok ? onClose() : setState('failed')),
      () => setState('failed'),
    )
  }
  return (
    <Dialog onClose={onClose} title={<FormattedMessage id="revoke.title" values={{ number: till.number }} />}>
      <Stack>
        <Text>
          <FormattedMessage id="revoke.what" values={{ name: till.name }} />
        </Text>
        {till.unsent > 0 && (
          <Alert color="doubt">
            <FormattedMessage id="revoke.unsent" values={{ count: till.unsent }} />
          </Alert>
        )}
        {state === 'failed' && (
          <Alert color="basalt" role="alert">
            <FormattedMessage id="revoke.failed" />
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            <FormattedMessage id="revoke.cancel" />
          </Button>
          <Button color="red.9" onClick={revoke} loading={state === 'busy'}>
            <FormattedMessage id="revoke.do" values={{ number: till.number }} />
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
