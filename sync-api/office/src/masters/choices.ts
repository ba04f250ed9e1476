import { CLASSIFICATIONS } from '#shared/catalogue/classification-data.ts'
import { groupReference } from '#shared/catalogue/classification.ts'
import type { Answers } from '../api/answers.ts'
import type { Referred } from './fields.ts'

type Choice = { value: string; label: string }
export type Choices = Record<Referred, Choice[]>

/** What the server knows, and the product groups of every classification, the newest first. */
export function choicesWith(asked: Answers['masters']['choices']): Choices {
  return { ...asked, group: GROUPS }
}

const GROUPS: Choice[] = CLASSIFICATIONS.toReversed().flatMap(({ version, sectors }) =>
  sectors.flatMap(({ groups }) =>
    groups.map(({ code, name }) => ({
      value: groupReference(version, code),
      label: `${name} (${version})`,
    })),
  ),
)
