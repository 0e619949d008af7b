import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connectionsWithin, readOpenFilesLimit } from '../../../site/server/openFilesLimit.ts'
import { repositoryRoot } from '../../../system/settings.ts'

describe('how many connections the open files allow', () => {
  it.each([
    [null, { most: 4096, surplus: 512 }],
    [1_048_576, { most: 4096, surplus: 512 }],
    [1024, { most: 451, surplus: 57 }],
    [256, { most: 90, surplus: 12 }],
    [64, { most: 8, surplus: 1 }],
  ])('%s: %o', (openFiles, connections) => {
    expect(connectionsWithin(openFiles)).toEqual(connections)
  })

  it('leaves room for the rest of the process, with a file open for each connection', () => {
    for (let openFiles = 100; openFiles < 10_000; openFiles += 7) {
      const { most, surplus } = connectionsWithin(openFiles)
      expect(2 * most + surplus).toBeLessThanOrEqual(openFiles - 62)
    }
  })

  it.skipIf(process.platform === 'win32')('is what ulimit says', () => {
    const file = join(repositoryRoot, 'site/server/openFilesLimit.ts')
    const program = `import { readOpenFilesLimit } from ${JSON.stringify(file)}; console.log(readOpenFilesLimit())`
    const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', program]
    const said = execFileSync('sh', ['-c', 'ulimit -n 200; exec "$@"', 'sh', ...node], {
      cwd: repositoryRoot,
    })
    expect(said.toString()).toBe('200\n')
    expect(readOpenFilesLimit()).not.toBe(200)
  })
})
