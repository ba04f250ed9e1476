import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Finding } from '../../core/till.ts'
import { toneOf } from '../errors/catalogue.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'

const BLANKS = { count: 0, seq: 0, fromSeq: 0, number: 0 }

type Props = { findings: readonly Finding[]; onReplaceKey: () => void }

/** What start-up and sync found, as sentences above the screen. */
export function FindingsBand({ findings, onReplaceKey }: Props) {
  const words = useWords()
  const [seen, setSeen] = useState<readonly string[]>([])
  const open = findings.filter((finding) => !seen.includes(nameOf(finding)))
  return open.map((finding) => (
    <Band
      key={nameOf(finding)}
      tone={toneOf(`finding.${finding.code}`)}
      action={
        <>
          {finding.code === 'key-lost' && (
            <Button size="compact-md" h={44} px="md" onClick={onReplaceKey}>
              {words('finding.key-lost.act')}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-md"
            h={44}
            px="md"
            onClick={() => setSeen([...seen, nameOf(finding)])}
          >
            {words('finding.dismiss')}
          </Button>
        </>
      }
    >
      {words(`finding.${finding.code}`, { ...BLANKS, ...finding.detail })}
    </Band>
  ))
}

function nameOf({ code, detail }: Finding): string {
  return `${code} ${JSON.stringify(detail)}`
}
