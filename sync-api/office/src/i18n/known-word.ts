import { vi, type WordKey } from './vi.ts'

/** The key of a code that the server sends as text; null for one that this version has no word for. */
export function knownWord(
  prefix:
    | 'pointKind'
    | 'flag'
    | 'notice'
    | 'quarantine'
    | 'legalForm'
    | 'vatMethod'
    | 'staffRole'
    | 'vatClass'
    | 'ocopClass',
  code: string,
): WordKey | null {
  const key = `${prefix}.${code}`
  return isWordKey(key) ? key : null
}

function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(vi, key)
}
