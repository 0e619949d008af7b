import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestName, ReleaseManifest } from '../../site/publisher/release/releaseManifest.ts'
import { createS3Store } from '../../site/publisher/store/s3Store.ts'

/** Puts the release in RELEASE_DIR into the store that STORE names, as JSON; says `ready` as soon as it begins, and `put` at its end. */
const { STORE = '', SITE_DIR = '', RELEASE_DIR = '', PUBLISHER_DIR = '' } = process.env
const manifest = ReleaseManifest.parse(JSON.parse(await readFile(join(RELEASE_DIR, manifestName), 'utf8')))
const store = createS3Store({ store: JSON.parse(STORE), publisherDir: PUBLISHER_DIR, log: console.log })
console.log('ready')
await store.put({ release: { siteDir: SITE_DIR, manifest }, signal: new AbortController().signal })
console.log('put')
process.exit(0)
