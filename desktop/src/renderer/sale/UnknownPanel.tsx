import { Button } from '@mantine/core'
import { useWords } from '../i18n/words.ts'
import { Centered } from '../ui/Centered.tsx'

/** Neither store answers: nothing is printed and nothing is entered again until they do. */
export function UnknownPanel({ isChecking, onCheck }: { isChecking: boolean; onCheck: () => void }) {
  const words = useWords()
  return (
    <Centered title={words('unknown.title')}>
      <p>{words('unknown.lead')}</p>
      <Button h={60} fz={20} loading={isChecking} onClick={onCheck}>
        {words('unknown.check')}
      </Button>
    </Centered>
  )
}
