/** Fills the `{gaps}` of a sentence. */
export function fill(sentence: string | undefined, values: Record<string, string | number>): string {
  return (sentence ?? '').replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap))
}
