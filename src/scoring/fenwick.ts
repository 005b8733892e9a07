/** Numbers by place whose sums up to a place are known in O(log size), as is a change of one. */
export type Sums = Float64Array

/** All zero. See Fenwick (1994). */
export const noSums = (size: number): Sums => new Float64Array(size + 1)

export function addAt(sums: Sums, place: number, value: number): void {
  for (let node = place + 1; node < sums.length; node += node & -node)
    sums[node] = (sums[node] as number) + value
}

/** The sum over all places up to this one. */
export function sumThrough(sums: Sums, place: number): number {
  let sum = 0
  for (let node = place + 1; node > 0; node -= node & -node) sum += sums[node] as number
  return sum
}

/** The first place up to which the sum is at least k: where the k-th smallest stands. */
export function placeOf(sums: Sums, k: number): number {
  let place = 0
  let left = k
  for (let step = 1 << (31 - Math.clz32(sums.length)); step > 0; step >>= 1) {
    const next = place + step
    if (next >= sums.length || (sums[next] as number) >= left) continue
    place = next
    left -= sums[next] as number
  }
  return place
}
