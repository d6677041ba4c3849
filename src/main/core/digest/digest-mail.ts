import { counted } from '../counted.ts'
import type { Digest, DigestPaper } from '../../../preload/contract/digest.ts'

/** A digest as an e-mail: plain text, and HTML without pictures, scripts or anything that would be fetched. Pure. */

export interface DigestMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const SPANS = { day: 'today', week: 'this week', month: 'this month' } as const

export function subjectOf({ span, arrived, sections }: Digest): string {
  const first = sections[0]?.papers[0]?.title
  const count = `${counted(arrived, 'paper')} ${SPANS[span]}`
  return first === undefined ? count : `${count}: ${first.length > 70 ? `${first.slice(0, 69).trimEnd()}…` : first}`
}

export function mailOf(digest: Digest): DigestMail {
  return { subject: subjectOf(digest), text: textOf(digest), html: htmlOf(digest) }
}

const ENDING = 'Offprint on your own computer sent this through your own mail server.'
const LEAVING =
  'To stop: answer with nothing, and run "offprint digest --unsubscribe", or switch it off in Offprint under Digest.'

function textOf({ sections }: Digest): string {
  const blocks = sections.flatMap(({ title, papers }) => [
    `${title.toUpperCase()}\n`,
    ...papers.map(paper => [paper.title, factsOf(paper), paper.abstract, paper.url].filter(Boolean).join('\n')),
  ])
  const body = blocks.length === 0 ? 'Nothing new came.' : blocks.join('\n\n')
  return `${body}\n\n--\n${ENDING}\n${LEAVING}\n`
}

function factsOf({ byline, upvotes, stars, why }: DigestPaper): string {
  return [byline, upvotes ? `${upvotes} upvotes` : null, stars ? `${stars} stars` : null, why]
    .filter(Boolean)
    .join(' · ')
}

function htmlOf({ sections }: Digest): string {
  const body = sections
    .map(
      ({ title, papers }) =>
        `<h2 style="font:600 13px sans-serif;color:#665;margin:28px 0 8px">${escaped(title)}</h2>${papers.map(cardOf).join('')}`,
    )
    .join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Offprint</title></head><body style="margin:0;background:#fbfaf7"><div style="max-width:600px;margin:auto;padding:20px;color:#222;font:15px/1.5 Georgia,serif">${body === '' ? '<p>Nothing new came.</p>' : body}<p style="margin-top:32px;font:12px/1.5 sans-serif;color:#776">${escaped(ENDING)}<br>${escaped(LEAVING)}</p></div></body></html>`
}

function cardOf(paper: DigestPaper): string {
  const title = escaped(paper.title)
  const linked =
    paper.url === null ? title : `<a href="${escaped(paper.url)}" style="color:#222;text-decoration:none">${title}</a>`
  const facts = factsOf(paper)
  return `<div style="margin:0 0 18px"><div style="font-weight:600">${linked}</div>${facts === '' ? '' : `<div style="font:12px/1.6 sans-serif;color:#776">${escaped(facts)}</div>`}${paper.abstract === null ? '' : `<div>${escaped(paper.abstract)}</div>`}</div>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
