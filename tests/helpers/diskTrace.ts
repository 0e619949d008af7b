import { spawnSync } from 'node:child_process'

/** Whether strace is here and works. */
export const hasStrace =
  spawnSync('strace', ['-f', '--seccomp-bpf', '-e', 'trace=rename', 'true']).status === 0

/**
 * Puts strace before a program, so that it writes into `file` what readDiskTrace reads. The tracer is a grandchild, so that signals
 * reach the program; -y prints the path of each file descriptor.
 */
export function traceInto(file: string): string[] {
  const calls = 'openat,access,link,mkdir,fsync,fdatasync,rename,symlink,unlink,rmdir,write,pwrite64'
  return ['strace', '-D', '-f', '--seccomp-bpf', '-y', '-q', '-s', '4096', '-o', file, '-e', `trace=${calls}`]
}

/** Whether the traced program has ended, and all of it is in the trace. */
export function hasTraceEnded(trace: string): boolean {
  return trace.includes('+++ exited with 0 +++')
}

/** What a program did to the disk below a folder: `fsync releases`, `rename building/… → current`. */
export type Act = { call: string; path: string; to: string | null }

/** The acts below a folder, in order. */
export function readDiskTrace(trace: string, folder: string): Act[] {
  const isOurs = (path: string) => path === folder || path.startsWith(`${folder}/`)
  const below = (path: string) => (path === folder ? '' : path.slice(folder.length + 1))
  return joinUnfinished(trace).flatMap((line): Act[] => {
    const file = /(?:fsync|fdatasync|p?write(?:64)?)\(\d+<([^>]+)>/.exec(line)?.[1]
    if (file !== undefined) {
      const call = line.includes('sync(') ? 'fsync' : 'write'
      return isOurs(file) ? [{ call, path: below(file), to: null }] : []
    }
    const [, call = '', one = ''] =
      /(access|mkdir|unlink|rmdir)\("([^"]*)"/.exec(line) ?? /(openat)\([^,]*, "([^"]*)"/.exec(line) ?? []
    if (isOurs(one)) return [{ call, path: below(one), to: null }]
    const [, pair, first = '', second = ''] = /(rename|symlink|link)\("([^"]*)", "([^"]*)"\)/.exec(line) ?? []
    if (pair === undefined || !isOurs(second)) return []
    // symlink(target, link) creates the second one.
    return pair === 'symlink'
      ? [{ call: pair, path: below(second), to: first }]
      : [{ call: pair, path: below(first), to: below(second) }]
  })
}

// Threads interleave: the call "123 fsync(7</a> <unfinished ...>" ends at the line "123 <... fsync resumed>) = 0".
// A sync counts from its end, every other call from its start.
function joinUnfinished(trace: string): string[] {
  const open = new Map<string, string>()
  return trace.split('\n').flatMap((line) => {
    const thread = line.split(' ')[0] ?? ''
    if (line.endsWith('<unfinished ...>')) {
      const begun = line.replace(' <unfinished ...>', '')
      if (!/sync\(/.test(begun)) return [begun.includes('"') ? `${begun})` : begun]
      open.set(thread, begun)
      return []
    }
    if (!line.includes('resumed>')) return [line]
    const begun = open.get(thread)
    open.delete(thread)
    return begun === undefined ? [] : [begun]
  })
}
