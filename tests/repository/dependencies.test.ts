import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'
import { noteEachTest, triedOften } from '../helpers/tries.ts'

type Package = {
  version?: string
  resolved?: string
  integrity?: string
  link?: boolean
  hasInstallScript?: boolean
}

const read = (path: string) => JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8')) as unknown
const manifest = read('package.json') as Record<'dependencies' | 'devDependencies' | 'overrides', object>
const { packages } = read('package-lock.json') as { packages: Record<string, Package> }
const installed = Object.entries(packages).filter(([path]) => path !== '')

describe('the packages (D20)', triedOften({ tests: 4 }), () => {
  noteEachTest({ id: 'D20', what: 'versions, sums, sources and install scripts' })

  it('are asked for in exact versions', () => {
    const wanted = [manifest.dependencies, manifest.devDependencies, manifest.overrides].flatMap((part) =>
      Object.entries(part),
    )
    expect(wanted.length).toBeGreaterThan(30)
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([])
  })

  it('are locked with the sum of each', () => {
    expect(installed.length).toBeGreaterThan(500)
    expect(installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))).toEqual([])
  })

  it('come from the npm registry alone', () => {
    // The lock file leaves an address out where it is the registry's.
    const others = installed.filter(
      ([, { link, resolved }]) =>
        link === true ||
        !(resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/'),
    )
    expect(others).toEqual([])
  })

  it('need no script at their installation: the one that brings one has its program without it', () => {
    const names = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.split('node_modules/').at(-1))
    expect([...new Set(names)].sort()).toEqual(['esbuild'])
  })
})
