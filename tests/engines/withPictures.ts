import sharp from 'sharp'
import { fixtureMedia, type Rendered } from '../site/renderFixture.ts'

/** A rendered site with a grey picture, 600 pixels wide, for each upload of the small books. */
export async function withPictures(rendered: Rendered): Promise<Rendered> {
  const grey = sharp({ create: { width: 600, height: 300, channels: 3, background: '#888' } })
  const content = await grey.png().toBuffer()
  const pictures = [...fixtureMedia.values()].map(({ path }) => ({ path, content }))
  return { ...rendered, files: [...rendered.files, ...pictures] }
}
