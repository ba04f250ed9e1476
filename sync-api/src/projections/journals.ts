import { ZERO_HASH } from '#shared/journal/hash.ts'
import { type Dated, type DatingItem, dateEntries } from '#shared/journal/dating.ts'

/** One entry in its chain. `item` is null for a hole, or where the envelope cannot be read. */
export type Link = { seq: number; hash: string; item: DatingItem | null }
export type LooseLink = Link & { prevHash: string }

/**
 * The journals that one till's entries make. First the trunk: what the till pushed, and what was carried that
 * continues it. Then each branch of `loose`, carried entries that the till did not push (P5, P14), after the part of
 * the trunk it grew from; or alone while the entry it follows is missing, for a copied PC counts its runs on from the
 * same number, and what the kept branch measured in a run says nothing of another's. A function of the set: the order
 * of arrival is no matter.
 */
export function journalsOf(pushed: readonly Link[], loose: readonly LooseLink[]): Link[][] {
  const trunk = [...pushed]
  const branches: Link[][] = []
  for (const path of pathsOf(loose)) {
    const before = stemOf(path, pushed)
    if (before === null) branches.push(path)
    else if (before.length === trunk.length) trunk.push(...path)
    else branches.push([...before, ...path])
  }
  return [trunk, ...branches]
}

/** What was pushed up to the entry that the path's first names, null when it is not there. */
function stemOf([first]: readonly LooseLink[], pushed: readonly Link[]): readonly Link[] | null {
  if (!first || first.prevHash === ZERO_HASH) return []
  const index = pushed.findLastIndex(({ seq, hash }) => seq === first.seq - 1 && hash === first.prevHash)
  return index < 0 ? null : pushed.slice(0, index + 1)
}

/** Those of `loose` whose branch begins at `fromSeq` or later, whole branches only. */
export function branchesFrom(loose: readonly LooseLink[], fromSeq: number): LooseLink[] {
  const roots = rootSeqs(loose)
  return loose.filter((link) => (roots.get(ownKey(link)) ?? link.seq) >= fromSeq)
}

/** The lowest seq at which a branch with one of these hashes begins; `otherwise` when none holds any. */
export function lowestRoot(
  loose: readonly LooseLink[],
  hashes: ReadonlySet<string>,
  otherwise: number,
): number {
  const roots = rootSeqs(loose)
  const seqs = loose
    .filter((link) => hashes.has(link.hash))
    .map((link) => roots.get(ownKey(link)) ?? link.seq)
  return seqs.reduce((low, seq) => Math.min(low, seq), otherwise)
}

/** P11 over each journal; an entry that stands in several is dated by the first. By hash. */
export function dateJournals(journals: readonly (readonly Link[])[]): Map<string, Dated> {
  const byHash = new Map<string, Dated>()
  for (const journal of journals) {
    const timed = journal.flatMap((link) => (link.item ? [{ hash: link.hash, item: link.item }] : []))
    dateEntries(timed.map((link) => link.item)).forEach((dated, index) => {
      const hash = timed[index]?.hash ?? ''
      if (!byHash.has(hash)) byHash.set(hash, dated)
    })
  }
  return byHash
}

/** Every way from a link that follows none of the others to one that none follows; lower seq, then hash, first. */
function pathsOf(loose: readonly LooseLink[]): LooseLink[][] {
  const keys = new Set(loose.map(ownKey))
  const followers = Map.groupBy(inOrder(loose), keyBefore)
  const roots = inOrder(loose).filter((link) => !keys.has(keyBefore(link)))
  return roots.flatMap((root) => pathsFrom(root, followers))
}

function pathsFrom(root: LooseLink, followers: ReadonlyMap<string, LooseLink[]>): LooseLink[][] {
  const nextOf = (path: LooseLink[]) => path.slice(-1).flatMap((last) => followers.get(ownKey(last)) ?? [])
  const paths: LooseLink[][] = []
  const open = [[root]]
  for (let path = open.pop(); path; path = open.pop()) {
    for (let next = nextOf(path); next.length > 0; next = nextOf(path)) {
      for (const other of next.slice(1).toReversed()) open.push([...path, other])
      path.push(...next.slice(0, 1))
    }
    paths.push(path)
  }
  return paths
}

function rootSeqs(loose: readonly LooseLink[]): Map<string, number> {
  const roots = new Map<string, number>()
  for (const link of inOrder(loose)) roots.set(ownKey(link), roots.get(keyBefore(link)) ?? link.seq)
  return roots
}

function inOrder(loose: readonly LooseLink[]): LooseLink[] {
  return loose.toSorted((a, b) => a.seq - b.seq || (a.hash < b.hash ? -1 : 1))
}

function ownKey({ seq, hash }: LooseLink): string {
  return `${seq} ${hash}`
}

function keyBefore({ seq, prevHash }: LooseLink): string {
  return `${seq - 1} ${prevHash}`
}
