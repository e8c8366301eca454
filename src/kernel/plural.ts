/** A count with its word: 1, 'unit' → '1 unit'; 12500, 'unit' → '12,500 units'. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}
