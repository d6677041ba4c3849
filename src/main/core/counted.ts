/** "1 paper", "12,000 papers": how many of something a line speaks of. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
