/** "for all x<y and" is mathematics, and "the <blink> tag" is about a tag: what looks like one and is none is made text. */

/** Elements of HTML, MathML and SVG that stand in feeds. */
const ELEMENTS = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas ' +
    'caption center cite code col colgroup command data datalist dd del details dfn dialog dir div dl dt em embed ' +
    'fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe ' +
    'image img input ins isindex kbd keygen label layer legend li link listing m main map mark marquee math menu menuitem ' +
    'meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre ' +
    'progress q rb rbc rp rt rtc ruby s samp script section select slot small sound source spacer span strike strong ' +
    'style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp ' +
    'annotation semantics maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot ' +
    'mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none animate circle clippath defs desc ' +
    'ellipse filter foreignobject g glyph line lineargradient marker mask metadata path polygon polyline radialgradient rect set ' +
    'stop switch symbol text textpath tspan use view'
  ).split(' '),
)
const NAME = /<(\/?)([A-Za-z][\w:-]*)/g
/** After the name: the end of the tag, or an attribute with a value. */
const TAG_GOES_ON = /\s{0,50}(?:\/?>|\/)|\s{1,50}[\w:-]{1,50}\s{0,50}=/y
const ATTRIBUTE = /(?:\/|\s{1,50})[\w:-]{1,50}\s{0,50}=/y

export function withoutFalseTags(html: string): string {
  const unknown = new Set<string>()
  let kept = ''
  let start = 0
  NAME.lastIndex = 0
  for (let match = NAME.exec(html); match; match = NAME.exec(html)) {
    const name = (match[2] ?? '').toLowerCase()
    if (isTag(html, NAME.lastIndex, name, match[1] === '/', unknown)) continue
    kept += `${html.slice(start, match.index)}&lt;`
    start = match.index + 1
  }
  return start === 0 ? html : kept + html.slice(start)
}

function isTag(html: string, after: number, name: string, isEnd: boolean, unknown: Set<string>): boolean {
  if (name.includes(':') || name.includes('-') || (name.length > 1 && ELEMENTS.has(name))) return true
  if (isEnd) return ELEMENTS.has(name) || unknown.has(name)
  const pattern = ELEMENTS.has(name) ? TAG_GOES_ON : ATTRIBUTE
  pattern.lastIndex = after
  const goesOn = pattern.test(html)
  // An element nobody knows is one all the same where it has attributes.
  if (goesOn) unknown.add(name)
  return goesOn
}
