import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { annotationOf, nearestColor } from '../../../src/main/core/pdfs/pdf-annotations.ts'

describe('an annotation as pdf.js describes it', () => {
  it('is made into ours', () => {
    const data = {
      subtype: 'Highlight',
      rect: [300, 120, 100, 100],
      quadPoints: new Float32Array([100, 120, 300, 120, 100, 100, 300, 100]),
      color: new Uint8ClampedArray([255, 235, 60]),
      contentsObj: { str: 'first line\rsecond', dir: 'ltr' },
      titleObj: { str: 'Ada', dir: 'ltr' },
    }
    expect(annotationOf(data, 3)).toMatchObject({
      page: 3,
      type: 'Highlight',
      text: null,
      comment: 'first line\nsecond',
      author: 'Ada',
      color: [1, 0.921569, 0.235294],
      nearestColor: 'yellow',
      rect: [100, 100, 300, 120],
      quads: [[100, 120, 300, 120, 100, 100, 300, 100]],
    })
  })

  it('takes the rectangle of a highlight whose quads are not to be had', () => {
    expect(annotationOf({ subtype: 'Underline', rect: [10, 20, 30, 40] }, 1)?.quads).toEqual([
      [10, 40, 30, 40, 10, 20, 30, 20],
    ])
    expect(annotationOf({ subtype: 'Text', rect: [10, 20, 30, 40] }, 1)?.quads).toEqual([])
  })

  it('takes what is written in a box of text where there is no comment', () => {
    expect(annotationOf({ subtype: 'FreeText', rect: [0, 0, 9, 9], textContent: ['two', 'lines'] }, 1)?.comment).toBe(
      'two\nlines',
    )
  })

  it('is nothing without a kind or a place, and never an exception', () => {
    expect(annotationOf({ rect: [0, 0, 1, 1] }, 1)).toBeNull()
    expect(annotationOf({ subtype: 'Text', rect: [0, Number.NaN, 1, 1] }, 1)).toBeNull()
    expect(annotationOf({ subtype: 'Text', rect: [0, 0, 1, Object.create(null)] }, 1)).toBeNull()
    fc.assert(fc.property(fc.anything(), anything => void annotationOf(anything, 1)))
    const key = fc.constantFrom(
      'subtype',
      'rect',
      'quadPoints',
      'color',
      'contentsObj',
      'titleObj',
      'richText',
      'textContent',
    )
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.anything()),
        fields => void annotationOf({ subtype: 'Highlight', rect: [0, 0, 1, 1], ...fields }, 1),
      ),
    )
  })
})

describe('the nearest of our colours', () => {
  test.each([
    [[1, 1, 0], 'yellow'],
    [[1, 0.82, 0], 'yellow'],
    [[0.5, 0.94, 0.4], 'green'],
    [[0, 0.6, 0], 'green'],
    [[0.4, 0.8, 1], 'blue'],
    [[0, 0, 1], 'blue'],
    [[0.6, 0.2, 0.8], 'purple'],
    [[1, 0.5, 0.62], 'red'],
    [[1, 0, 0.02], 'red'],
    [[0, 0, 0], 'yellow'],
  ] as const)('%j is %s', (color, name) => {
    expect(nearestColor(color)).toBe(name)
  })
})
