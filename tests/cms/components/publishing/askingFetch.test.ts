import { describe, expect, it } from 'vitest'
import { type Question, sendAsking } from '../../../../cms/components/publishing/askingFetch.ts'

/** An API that gives these answers in turn, and remembers what it was asked. */
function api(...answers: Response[]) {
  const asked: string[] = []
  const send = async (address: string) => {
    asked.push(decodeURIComponent(address))
    const answer = answers.shift()
    if (!answer) throw new Error(`One request too many: ${address}`)
    return answer
  }
  return { asked, send }
}

const doubts = (title: string) => ({
  code: 'doubts',
  confirm: 'doubts',
  title,
  doubts: [{ kind: 'import', message: 'Not certain.', detail: null }],
})
const refusal = () =>
  Response.json({ errors: [{ message: 'Not published.', data: doubts('A') }] }, { status: 422 })
const patch = { method: 'PATCH', body: '{}' }

describe('a request of the panel', () => {
  it('that is no publish, or goes through, is sent as it is', async () => {
    const { asked, send } = api(Response.json({ docs: [] }), Response.json({ doc: {} }))
    const ask = () => Promise.reject(new Error('Nothing was to be asked.'))
    await sendAsking({ send, ask, address: '/api/news?limit=10' })
    await sendAsking({ send, ask, address: '/api/news/1', init: patch })
    expect(asked).toEqual(['/api/news?limit=10', '/api/news/1'])
  })

  it('that is refused for another reason gives that refusal, which can still be read', async () => {
    const refused = Response.json({ errors: [{ message: 'No.', data: { errors: [] } }] }, { status: 400 })
    const { send } = api(refused)
    const ask = () => Promise.reject(new Error('Nothing was to be asked.'))
    const answer = await sendAsking({ send, ask, address: '/api/news/1', init: patch })
    expect(await answer.json()).toMatchObject({ errors: [{ message: 'No.' }] })
  })

  it('that is asked about is sent again with the word after a yes', async () => {
    const { asked, send } = api(refusal(), Response.json({ doc: { id: '1' } }))
    const questions: Question[] = []
    const ask = async (question: Question) => {
      questions.push(question)
      return true
    }
    const answer = await sendAsking({ send, ask, address: '/api/errata/1?depth=0', init: patch })
    expect(answer.status).toBe(200)
    expect(asked).toEqual(['/api/errata/1?depth=0', '/api/errata/1?depth=0&confirm=doubts'])
    expect(questions).toMatchObject([{ published: null, documents: [{ id: null, title: 'A' }] }])
  })

  it('that is asked about gives the refusal after a no', async () => {
    const { asked, send } = api(refusal())
    const answer = await sendAsking({ send, ask: async () => false, address: '/api/errata/1', init: patch })
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { errors: [{ message: 'Not published.' }] },
    ])
    expect(asked).toHaveLength(1)
  })
})

describe('a bulk publish', () => {
  const bulk = '/api/errata?draft=true&where[and][0][id][in][0]=1&where[and][0][id][in][1]=2'
  const first = (others: object[] = []) =>
    Response.json(
      { docs: [{ id: '1' }], errors: [...others, { id: '2', message: 'Not published.', data: doubts('B') }] },
      { status: 400 },
    )

  it('asks once about all that is doubtful, and publishes those alone again', async () => {
    const second = Response.json({ docs: [{ id: '2' }], errors: [], message: 'Updated.' })
    const { asked, send } = api(first(), second)
    const questions: Question[] = []
    const ask = async (question: Question) => {
      questions.push(question)
      return true
    }
    const answer = await sendAsking({ send, ask, address: bulk, init: patch })
    expect(asked[1]).toBe('/api/errata?draft=true&where[id][in][0]=2&confirm=doubts')
    expect(questions).toMatchObject([
      { published: 1, collection: 'errata', documents: [{ id: '2', title: 'B' }] },
    ])
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { docs: [{ id: '1' }, { id: '2' }], errors: [], message: 'Updated.' },
    ])
  })

  it('still tells of what was refused for other reasons', async () => {
    const { send } = api(
      first([{ id: '3', message: 'Broken formula.' }]),
      Response.json({ docs: [{ id: '2' }], errors: [] }),
    )
    const answer = await sendAsking({ send, ask: async () => true, address: bulk, init: patch })
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        docs: [{ id: '1' }, { id: '2' }],
        errors: [{ id: '3', message: 'Broken formula.' }],
        message: 'Broken formula.',
      },
    ])
  })
})
