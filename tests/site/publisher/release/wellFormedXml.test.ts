import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findXmlProblem } from '../../../../site/publisher/release/wellFormedXml.ts'

describe('findXmlProblem', () => {
  it.each([
    ['<?xml version="1.0"?>\n<a b="1" c=\'2\'><!-- x --><d/>&amp;&#20013;<![CDATA[<&]]></a>\n', null],
    ['<a>&nbsp;</a>', 'a bare & or an unknown entity stands in the text (line 1)'],
    ['<a b="x & y"/>', '<a> has a bare & in an attribute (line 1)'],
    ['<a b="1" b="2"/>', '<a> has an attribute twice (line 1)'],
    ['<a>\n<b></a>', '</a> stands where </b> is due (line 2)'],
    ['<a></a></b>', '</b> stands where nothing is open (line 1)'],
    ['<a>', '<a> is never closed (line 1)'],
    ['<a/><b/>', 'it has 2 root elements'],
    ['', 'it has 0 root elements'],
    ['<a>1 < 2</a>', 'a < stands that begins no element (line 1)'],
    ['<a>\u0001</a>', 'it holds a control character'],
    ['<a/>text', 'text stands outside of the root element (line 1)'],
  ])('reads %j', (xml, problem) => {
    expect(findXmlProblem(xml)).toBe(problem)
  })

  it('ends on whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', '"', '=', ' ', 'a', '&', '!', '-') }),
        (text) => {
          findXmlProblem(`<a>${text}</a>`)
        },
      ),
      { numRuns: 500 },
    )
  })
})
