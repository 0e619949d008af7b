import { beforeAll, describe, expect, it } from 'vitest'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { renderFixture, type Rendered } from '../renderFixture.ts'

let site: Rendered
beforeAll(async () => {
  site = await renderFixture(smallSnapshot())
})

const fileAt = (href: string) => site.files.find(({ path }) => `/${path}` === href)

describe('the site kept at hand', () => {
  it('has its name in each language, and icons that are there', () => {
    const manifest = JSON.parse(site.text('ja/site.webmanifest')) as Record<string, unknown> & {
      icons: { src: string; sizes: string }[]
    }
    expect(manifest).toMatchObject({ lang: 'ja', start_url: '/ja/', display: 'minimal-ui' })
    expect(JSON.parse(site.text('en/site.webmanifest'))).toMatchObject({
      name: 'Sample Support Site',
      start_url: '/en/',
    })
    for (const { src, sizes } of manifest.icons) {
      const picture = fileAt(src)?.content as Buffer
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)].join('x')).toBe(sizes)
    }
  })

  it('has an icon for browsers that ask for /favicon.ico', () => {
    const icon = fileAt('/favicon.ico')?.content as Buffer
    expect([icon.readUInt16LE(2), icon.readUInt16LE(4)]).toEqual([1, 3])
  })

  it.each(['ja/index.html', 'index.html', '404.html', 'ja/books/invented-geometry/errata/index.html'])(
    'is named by %s, with the colours around the page',
    (path) => {
      const page = site.text(path)
      expect(page.match(/<meta name="theme-color"/g)).toHaveLength(2)
      const icon = /<link rel="icon" href="([^"]+)"/.exec(page)?.[1] ?? ''
      expect((fileAt(icon)?.content as Buffer | undefined)?.subarray(1, 4).toString()).toBe('PNG')
    },
  )
})
