import type { Id } from '#kernel/ids.ts'

export interface GraphNode {
  readonly id: Id
  /** 0: the lot asked about; below it −1, −2 …; above it 1, 2 …. */
  readonly column: number
  /** Place in its column, from 0. */
  readonly row: number
}

export interface GraphEdge {
  readonly from: Id
  readonly to: Id
}

/**
 * Puts lots in columns by how many steps they are from the lot asked about, what it was made from on the left, what it went into on the
 * right: the longest way counts, so that every edge runs from left to right. Rows follow the rows they come from.
 */
export function layoutGraph(start: Id, below: readonly Id[], above: readonly Id[], edges: readonly GraphEdge[]): GraphNode[] {
  const left = depths(start, below, edges.map(({ from, to }) => ({ from: to, to: from })))
  const right = depths(start, above, edges)
  const column = new Map<Id, number>([[start, 0], ...[...left].map(([id, depth]): [Id, number] => [id, -depth]), ...[...right].map(([id, depth]): [Id, number] => [id, depth])])
  const nodes: GraphNode[] = []
  for (const at of [...new Set(column.values())].sort((a, b) => a - b)) {
    ;[...column].filter(([, where]) => where === at).forEach(([id], row) => nodes.push({ id, column: at, row }))
  }
  return nodes
}

/** Longest number of steps from the start; a circle in the data stops at the number of lots. */
function depths(start: Id, reached: readonly Id[], edges: readonly GraphEdge[]): Map<Id, number> {
  const depth = new Map<Id, number>(reached.map((id) => [id, 1]))
  for (let round = 0; round < reached.length; round += 1) {
    let changed = false
    for (const { from, to } of edges) {
      if (from === start || !depth.has(from) || !depth.has(to)) continue
      if (depth.get(to)! > depth.get(from)!) continue
      if (depth.get(from)! + 1 > reached.length) continue
      depth.set(to, depth.get(from)! + 1)
      changed = true
    }
    if (!changed) break
  }
  return depth
}
