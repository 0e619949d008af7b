/** Writes a sentence to the log; `fields` say what it is about, for programs that read the log. */
export type LogLine = (line: string, fields?: { release?: string | null }) => void
