import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeLongFile, type PreviousLongFile } from '../../../../site/publisher/books/longFile.ts'
import { ReleaseCheckError } from '../../../../site/publisher/release/releaseCheckError.ts'
import type { LongFile } from '../../../../site/renderedSite.ts'
import { sha256 } from '../../../../system/sha256.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'okuzuke-long-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

/** A long file of these pieces, by key and text, and which of them were asked to be written. */
function longFile(pieces: Record<string, string>): { file: LongFile; written: string[] } {
  const written: string[] = []
  const file: LongFile = {
    paths: ['ja/errata.json'],
    head: '{"errata":[',
    pieces: Object.entries(pieces).map(([key, text]) => ({
      key,
      write: () => {
        written.push(key)
        return text
      },
    })),
    separator: ',',
    tail: ']}',
  }
  return { file, written }
}

async function write(
  name: string,
  pieces: Record<string, string>,
  previous: PreviousLongFile = null,
): Promise<{ text: string; written: string[]; previous: PreviousLongFile }> {
  const { file, written } = longFile(pieces)
  const target = join(dir, name)
  const made = await writeLongFile({ target, file, previous })
  const text = readFileSync(target, 'utf8')
  expect([made.sha256, made.bytes]).toEqual([sha256(text), Buffer.byteLength(text)])
  return { text, written, previous: { record: made.record, from: target } }
}

describe('a long file', () => {
  it('is written piece by piece, and its record says where each is', async () => {
    const { text, written, previous } = await write('first', { a: '1,2', b: '"あ"' })
    expect(text).toBe('{"errata":[1,2,"あ"]}')
    expect(written).toEqual(['a', 'b'])
    expect(previous?.record).toEqual({
      path: 'ja/errata.json',
      pieces: [
        { key: 'a', start: 11, bytes: 3, sha256: sha256('1,2') },
        { key: 'b', start: 15, bytes: 5, sha256: sha256('"あ"') },
      ],
    })
  })

  it('takes the pieces that the previous one has from there, wherever they are now', async () => {
    const { previous } = await write('first', { a: '1', b: '2', c: '"う"' })
    const next = await write('next', { c: '"う"', new: '3', a: '1' }, previous)
    expect([next.text, next.written]).toEqual(['{"errata":["う",3,1]}', ['new']])
  })

  it('makes a piece anew whose bytes are not what they were, and all of them where the file is gone', async () => {
    const { previous } = await write('first', { a: '1', b: '2', c: '3' })
    writeFileSync(join(dir, 'first'), '{"errata":[1,9,3')
    const next = await write('next', { a: '1', b: '2', c: '3' }, previous)
    expect([next.text, next.written]).toEqual(['{"errata":[1,2,3]}', ['b']])
    rmSync(join(dir, 'first'))
    const last = await write('last', { a: '1', b: '2', c: '3' }, previous)
    expect([last.text, last.written]).toEqual(['{"errata":[1,2,3]}', ['a', 'b', 'c']])
  })

  it('has its own separator between the pieces, and only JSON has to be JSON', async () => {
    const target = join(dir, 'csv')
    const pieces = ['a,b', '[c'].map((text) => ({ key: text, write: () => text }))
    const file = { paths: ['ja/errata.csv'] as const, head: 'x\r\n', pieces, separator: '\r\n', tail: '' }
    const { record } = await writeLongFile({ target, file, previous: null })
    expect(readFileSync(target, 'utf8')).toBe('x\r\na,b\r\n[c')
    expect(record.pieces.map(({ start, bytes }) => [start, bytes])).toEqual([
      [3, 3],
      [8, 2],
    ])
    const joined = { ...file, separator: '' }
    await writeLongFile({ target: join(dir, 'joined'), file: joined, previous: null })
    expect(readFileSync(join(dir, 'joined'), 'utf8')).toBe('x\r\na,b[c')
  })

  it('that is a page keeps what stands in each piece for the checks, and what the page must know of it', async () => {
    const notes = { formulas: null, isFallback: true, problems: [] }
    const page = (second: string, made: string[]): LongFile => ({
      paths: ['ja/errata/index.html'],
      head: '<!doctype html><html lang="ja"><title>あ</title><main id="top"><a href="/ja/">',
      pieces: ['<h3 id="A"><a href="#A">', second].map((html) => ({
        key: html,
        notes,
        write: () => {
          made.push(html)
          return html
        },
      })),
      separator: '',
      tail: '</main></html>',
    })
    const link = (address: string, ...fragments: (string | null)[]) => ({
      from: '<a href>',
      loads: false,
      address,
      fragments,
    })
    const first = await writeLongFile({
      target: join(dir, 'first'),
      file: page('<h3 id="B"><a href="#B">', []),
      previous: null,
    })
    expect(first.record.around).toEqual({ ids: ['top'], references: [link('/ja/', null)] })
    expect(first.record.pieces.map((piece) => [piece.facts, piece.notes])).toEqual([
      [{ ids: ['A'], references: [link('', 'A')] }, notes],
      [{ ids: ['B'], references: [link('', 'B')] }, notes],
    ])
    const made: string[] = []
    const next = await writeLongFile({
      target: join(dir, 'next'),
      file: page('<h3 id="C">', made),
      previous: { record: first.record, from: join(dir, 'first') },
    })
    expect(made).toEqual(['<h3 id="C">'])
    expect(next.record.pieces.map((piece) => [piece.facts, piece.notes])).toEqual([
      [{ ids: ['A'], references: [link('', 'A')] }, notes],
      [{ ids: ['C'], references: [] }, notes],
    ])
  })

  it('that is a page is refused where it lacks what each must have', async () => {
    const file = { paths: ['ja/x.html'] as const, head: '<html>', pieces: [], separator: '', tail: '' }
    const error = await writeLongFile({ target: join(dir, 'x'), file, previous: null }).catch(
      (e: unknown) => e,
    )
    expect((error as ReleaseCheckError).problems).toEqual([
      'ja/x.html: <html> has no lang',
      'ja/x.html: it has no title',
    ])
  })

  it('of many megabytes is copied whole, whatever is read and written at once', async () => {
    const long = Object.fromEntries(
      Array.from({ length: 40 }, (_nothing, index) => [`k${index}`, `"${String(index).repeat(60_000)}"`]),
    )
    const { previous } = await write('first', long)
    const next = await write('next', { ...long, last: '1' }, previous)
    expect(next.written).toEqual(['last'])
    expect(next.text).toBe(`{"errata":[${Object.values(long).join(',')},1]}`)
  })

  it('is refused where a piece is no list of items', async () => {
    const error = await write('broken', { a: '1', b: '2]' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ReleaseCheckError)
    // The rest is V8's.
    expect((error as ReleaseCheckError).problems).toEqual([
      expect.stringMatching(/^ja\/errata\.json: it is no JSON \(.+\)$/),
    ])
  })
})
