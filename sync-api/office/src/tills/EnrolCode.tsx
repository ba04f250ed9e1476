import { Alert, Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import type { PointHead } from '../api/answers.ts'
import { office } from '../api/client.ts'
import { Loading } from '../ui/Loading.tsx'
import { showInstant } from '../ui/shown.ts'
import classes from './EnrolCode.module.css'
import { Dialog } from '../ui/Dialog.tsx'

type Made = { code: string; expiresAtMs: number } | 'failed' | null

/** Makes an enrolment code and shows it, this once. */
export function EnrolCode({ point, onClose }: { point: PointHead; onClose: () => void }) {
  const [made, setMade] = useState<Made>(null)
  const [isAsked, setIsAsked] = useState(false)
  const make = () => {
    setIsAsked(true)
    setMade(null)
    office.makeEnrolCode.mutate({ pointId: point.id }).then(
      (answer) => setMade(answer.ok ? answer.value : 'failed'),
      () => setMade('failed'),
    )
  }
  return (
    <Dialog onClose={onClose} title={<FormattedMessage id="enrol.title" values={{ point: point.name }} />}>
      <Stack>
        {!isAsked && (
          <>
            <Text>
              <FormattedMessage id="enrol.lead" />
            </Text>
            <Button onClick={make} data-autofocus>
              <FormattedMessage id="enrol.make" />
            </Button>
          </>
        )}
        {isAsked && made === null && <Loading />}
        {made === 'failed' && (
          <Alert color="basalt" role="alert">
            <FormattedMessage id="enrol.failed" />
            <Button mt="sm" size="xs" variant="default" onClick={make}>
              <FormattedMessage id="trouble.retry" />
            </Button>
          </Alert>
        )}
        {made !== null && made !== 'failed' && (
          <div role="status">
            <Text className={classes.code}>{made.code}</Text>
            <Text size="sm" c="var(--ink-soft)" ta="center">
              <FormattedMessage id="enrol.until" values={{ until: showInstant(made.expiresAtMs) }} />
            </Text>
            <Text mt="md">
              <FormattedMessage id="enrol.do" />
            </Text>
          </div>
        )}
      </Stack>
    </Dialog>
  )
}
