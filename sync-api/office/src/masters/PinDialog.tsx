import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isPinText } from '#shared/pin.ts'
import { office } from '../api/client.ts'
import { Dialog } from '../ui/Dialog.tsx'

type PinProps = {
  person: { id: string; name: string; hasPin: boolean }
  onClose: () => void
  onSet: () => void
}

/** Sets someone's PIN, sets it anew, or takes it away. */
export function PinDialog({ person, onClose, onSet }: PinProps) {
  const { formatMessage } = useIntl()
  const [pin, setPin] = useState('')
  const [state, setState] = useState<'asking' | 'busy' | 'bad' | 'failed'>('asking')
  const send = async (next: string | null) => {
    setState('busy')
    const answer = await office.masters.setPin.mutate({ id: person.id, pin: next }).catch(() => null)
    if (answer?.ok) onSet()
    else setState('failed')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state === 'busy') return
    if (isPinText(pin)) void send(pin)
    else setState('bad')
  }
  return (
    <Dialog onClose={onClose} title={<FormattedMessage id="pin.title" values={{ name: person.name }} />}>
      <form onSubmit={submit}>
        <Stack>
          <Text>
            <FormattedMessage id="pin.lead" />
          </Text>
          {state === 'failed' && (
            <Alert color="basalt" role="alert">
              <FormattedMessage id="pin.failed" />
            </Alert>
          )}
          <PasswordInput
            label={formatMessage({ id: 'pin.field' })}
            value={pin}
            onChange={(event) => setPin(event.currentTarget.value)}
            error={state === 'bad' && formatMessage({ id: 'pin.bad' })}
            inputMode="numeric"
            autoComplete="new-password"
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': formatMessage({ id: 'signIn.showPassword' }) }}
          />
          <Group justify="flex-end">
            {person.hasPin && (
              <Button variant="default" onClick={() => send(null)}>
                <FormattedMessage id="pin.clear" />
              </Button>
            )}
            <Button type="submit" loading={state === 'busy'}>
              <FormattedMessage id="pin.save" />
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
