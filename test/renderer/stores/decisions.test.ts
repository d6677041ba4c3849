import { describe, expect, test } from 'vitest'
import { type QueueId, UP_NEXT } from '../../../src/preload/contract/reading.ts'
import { isReference } from '../../../src/renderer/stores/reference.ts'
import { afterDecision, leavesView } from '../../../src/renderer/stores/view-membership.ts'

const thesis = 'thesis' as QueueId

describe('what leaves the list one looks at', () => {
  test.each([
    ['a queued paper, the inbox', { kind: 'status', status: 'inbox' }, { kind: 'status', status: 'queued' }, true],
    ['a started paper, not its queue', { kind: 'queue', queue: thesis }, { kind: 'status', status: 'reading' }, false],
    ['a finished paper, its queue', { kind: 'queue', queue: thesis }, { kind: 'status', status: 'read' }, true],
    [
      'a dismissed paper, never a search',
      { kind: 'search', query: 'x' },
      { kind: 'status', status: 'dismissed' },
      false,
    ],
    ['a trashed paper, everything else', { kind: 'search', query: 'x' }, { kind: 'trash', trashed: true }, true],
    ['a paper brought back, the trash', { kind: 'trash' }, { kind: 'trash', trashed: false }, true],
    [
      'a paper being read, not "Reading" by being queued',
      { kind: 'status', status: 'reading' },
      { kind: 'place', queue: thesis },
      false,
    ],
    ['a starred paper, not the inbox', { kind: 'status', status: 'inbox' }, { kind: 'star', starred: true }, false],
  ] as const)('%s', (_what, view, decision, leaves) => {
    expect(leavesView(view, decision)).toBe(leaves)
  })
})

describe('a row after a decision is as the library will have it', () => {
  const row = {
    status: 'inbox',
    starred: false,
    queues: [],
    snoozedUntil: null,
    dueOn: null,
    muted: false,
    reasons: {},
  } as const
  test('queueing puts it into "Up next", but only where it stands in no queue', () => {
    expect(afterDecision(row, { kind: 'status', status: 'queued' }).queues).toEqual([UP_NEXT])
    expect(afterDecision({ ...row, queues: [thesis] }, { kind: 'status', status: 'queued' }).queues).toEqual([thesis])
  })
  test('taken out of its last queue it is undecided again', () => {
    expect(afterDecision({ ...row, status: 'queued', queues: [thesis] }, { kind: 'take', queue: thesis })).toEqual({
      status: 'inbox',
      queues: [],
    })
  })
})

test.each([
  ['2409.08264', true],
  ['arXiv:2409.08264v2', true],
  ['hep-ex/0307015', true],
  ['doi: 10.1000/182', true],
  ['https://arxiv.org/abs/2409.08264', true],
  ['10.5 percent of papers', false],
  ['Daily Papers\nOct 29', false],
  ['{"id": "2409.08264"}', false],
])('what was pasted names one paper: %j %j', (text, isOne) => {
  expect(isReference(text)).toBe(isOne)
})
