import { pdfOf } from './make-locked-pdf.ts'

/** Papers, feeds and PDFs of somebody who wants to run something, or to know who reads. */

/** Each calls `canary` with a name of its own, asks `address` for something, or leads out of the web; the last one surely does. */
export const HOSTILE_HTML = (address: string): readonly string[] => [
  `"><script>canary('script')</script><b>bold</b> <strong>bold</strong> <a href="https://example.org/">web</a>`,
  `<img src="${address}/picture" onerror="canary('picture')">`,
  `<svg onload="canary('svg')"><a xlink:href="javascript:canary('xlink')">x</a></svg>`,
  `<svg><style><img src="${address}/style" onerror="canary('style')"></style></svg>`,
  `<math><mtext><table><mglyph><style><img src="${address}/math" onerror="canary('math')"></style></mglyph></table></mtext></math>`,
  `<iframe srcdoc="<script>parent.canary('frame')</script>"></iframe><iframe src="${address}/frame"></iframe>`,
  `<object data="${address}/object"></object><embed src="${address}/embed">`,
  `<form action="${address}/form"><input autofocus onfocus="canary('focus')"><button formaction="javascript:canary('button')">b</button></form>`,
  `<a href="javascript:canary('link')">j</a><a href=" java\nscript:canary('broken')">k</a><a href="ms-settings:privacy">s</a><a href="file:///etc/passwd">f</a><a href="offprint://paper/1">o</a>`,
  `<link rel="stylesheet" href="${address}/sheet"><style>@import "${address}/import"; body { background: url(${address}/background) }</style>`,
  `<p style="background:url(${address}/inline)" onmouseover="canary('over')" onclick="canary('click')">p</p>`,
  `<video src="${address}/video" onerror="canary('video')"></video><audio src="${address}/audio"></audio><img srcset="${address}/set 1x">`,
  `<template><img src="${address}/template" onerror="canary('template')"></template><noscript><p title="</noscript><img src=${address}/n onerror=canary('noscript')>"></noscript>`,
  `$\\href{javascript:canary('tex')}{x}$ $\\includegraphics{${address}/tex}$ \\url{javascript:canary('url')} [m](javascript:canary('mark')) ![p](${address}/mark) [s](ms-settings:privacy) <${address}/auto>`,
  `<img src="${address}/last" onerror="canary('last')">`,
]

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** An Atom feed that has it in every field. */
export function hostileFeed(address: string): string {
  const all = xml(HOSTILE_HTML(address).join(' '))
  return `<?xml version="1.0"?><?xml-stylesheet href="${address}/feed.xsl"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title type="html">${all.slice(0, 300)}</title>
<id>javascript:canary('feed')</id><logo>${address}/logo</logo><icon>${address}/icon</icon><updated>2026-03-02T09:00:00Z</updated>
<entry><title type="html">Hostile ${all}</title><id>urn:x</id><link href="javascript:canary('entry')"/><link rel="enclosure" href="file:///etc/passwd"/>
<media:thumbnail url="${address}/thumbnail"/><author><name>${all}</name><uri>javascript:canary('author')</uri></author><category term="${all}"/>
<summary type="html">${all}</summary><content type="html">${all}</content><published>2026-03-01T09:00:00Z</published></entry></feed>`
}

/** A line of papers that has it in every field. */
export function hostilePaper(address: string): string {
  const all = HOSTILE_HTML(address).join(' ')
  return JSON.stringify({
    title: `Also hostile ${all}`,
    abstract: all,
    content: all,
    authors: [all, { name: all, family: all, given: all }],
    organization: all.slice(0, 200),
    venue: all,
    keywords: [all, `<img src=${address}/keyword>`],
    url: "javascript:canary('address')",
    pdfUrl: 'file:///etc/passwd',
    codeUrl: "javascript:canary('code')",
    enclosures: [{ url: "javascript:canary('enclosure')", type: 'image/png' }],
    key: all.slice(0, 200),
    comments: 3,
  })
}

/** A PDF of one page that has something done when it is opened, shown, pressed, printed and closed. */
export function actionsPdf(address: string): Uint8Array {
  const script = `<</S/JavaScript/JS(app.alert\\("canary"\\); this.submitForm\\("${address}/js"\\); canary\\("pdf"\\))>>`
  const launch = '<</S/Launch/F(/bin/true)/Win<</F(calc.exe)>>>>'
  const visit = `<</S/URI/URI(${address}/visit)>>`
  const submit = `<</S/SubmitForm/F<</FS/URL/F(${address}/submit)>>/Flags 4>>`
  const actions = [
    script,
    launch,
    `<</S/URI/URI(javascript:canary\\('uri'\\))>>`,
    '<</S/URI/URI(file:///etc/passwd)>>',
    submit,
    '<</S/GoToR/F(other.pdf)/D[0/Fit]>>',
    '<</S/URI/URI(https://example.org/paper)>>',
  ]
  const link = (action: string, at: number): string =>
    `<</Type/Annot/Subtype/Link/Rect[100 ${600 - 50 * at} 200 ${620 - 50 * at}]/Border[0 0 1]/A ${action}>>`
  const content = 'BT /F1 18 Tf 72 700 Td (A page that wants much) Tj ET'
  return pdfOf([
    `<</Type/Catalog/Pages 2 0 R/OpenAction ${script}/AA<</WC ${launch}/WP ${script}>>/Names<</JavaScript<</Names[(a) ${script}]>>/EmbeddedFiles<</Names[(x.exe) 6 0 R]>>>>/AcroForm<</Fields[7 0 R]/NeedAppearances true>>>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/AA<</O ${submit}/C ${visit}>>/Annots[7 0 R ${actions.map(link).join(' ')}]>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Type/Filespec/F(x.exe)/FS/URL/UF(${address}/embedded)>>`,
    `<</Type/Annot/Subtype/Widget/FT/Tx/T(field)/V(${address}/value)/Rect[300 600 400 620]/AA<</Fo ${script}/K ${script}/C ${script}>>/A ${script}>>`,
  ])
}
