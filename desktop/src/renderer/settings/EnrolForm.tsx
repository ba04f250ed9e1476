import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { WireReason } from '#shared/protocol/errors.ts'
import type { Result } from '#shared/result.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import { Centered } from '../ui/Centered.tsx'

type Problem = WireReason | 'offline'
type Props = {
  title: string
  lead: string
  suggested: { code: string; name: string }
  apiUrl: string
  onEnrol: (input: { code: string; name: string }) => Promise<Result<null, Problem>>
  onBack?: (() => void) | undefined
}

/** Makes this machine a till of a point, once. */
export function EnrolForm({ title, lead, suggested, apiUrl, onEnrol, onBack }: Props) {
  const words = useWords()
  const [code, setCode] = useState(suggested.code)
  const [name, setName] = useState(suggested.name)
  const [isSending, setIsSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function submit(): Promise<void> {
    setIsSending(true)
    setProblem(null)
    const enrolled = await onEnrol({ code: code.trim(), name: name.trim() })
    setIsSending(false)
    if (!enrolled.ok) setProblem(enrolled.error)
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (!isSending) void submit()
  }

  return (
    <Centered title={title}>
      <p>{lead}</p>
      <form onSubmit={onSubmit} style={{ display: 'contents' }}>
        <TextInput
          label={words('enrol.code')}
          size="lg"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          required
        />
        <TextInput
          label={words('enrol.name')}
          size="lg"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        {problem && <Band tone="danger">{words(`wire.${problem}`, { apiUrl })}</Band>}
        <Button type="submit" h={56} fz={20} loading={isSending}>
          {words('enrol.submit')}
        </Button>
        {onBack && (
          <Button variant="default" h={48} onClick={onBack}>
            {words('pay.back')}
          </Button>
        )}
      </form>
    </Centered>
  )
}
