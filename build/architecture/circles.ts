import type { SourceFile } from './source-files.ts'

/**
 * Groups of files that import each other in a circle at run time, each group once (Tarjan's strongly
 * connected components). Imports of types only are gone before anything runs.
 */
export function findCircles(files: readonly SourceFile[]): string[][] {
  const edges = new Map(files.map((file) => [file.path, targetsOf(file)]))
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []

  const visit = (path: string): number => {
    const index = order.size
    order.set(path, index)
    low.set(path, index)
    stack.push(path)
    for (const target of edges.get(path) ?? []) {
      if (!edges.has(target)) continue
      const reached = order.has(target)
        ? stack.includes(target)
          ? order.get(target)
          : undefined
        : visit(target)
      if (reached !== undefined) low.set(path, Math.min(low.get(path) ?? index, reached))
    }
    if (low.get(path) === index) {
      const group = stack.splice(stack.indexOf(path))
      if (group.length > 1 || edges.get(path)?.includes(path)) circles.push(group)
    }
    return low.get(path) ?? index
  }

  for (const path of edges.keys()) if (!order.has(path)) visit(path)
  return circles
}

function targetsOf(file: SourceFile): string[] {
  return file.imports.flatMap(({ target, isTypeOnly }) => (target && !isTypeOnly ? [target] : []))
}
