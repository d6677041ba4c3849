/** Words that say nothing about a paper: never ranked by, found only where nothing else was asked for. As typed, without apostrophes. */
const STOP_WORDS = new Set(
  `a about above after again against all also although am among an and any are as at be because been before being below
  between both but by can cannot could did do does doing done down due during each either etc ever few for from further had
  has have having he her here hers herself him himself his how however i if in into is it its itself just let may me might
  more most must my myself neither no nor not now of off on once only onto or other our ours ourselves out over own per same
  shall she should since so some such than that the their theirs them themselves then there therefore these they this
  those through thus to too toward towards under until up upon us use used using very via was we were what when where
  whether which while who whom whose why will with within without would yet you your yours yourself yourselves`
    .split(/\s+/)
    .filter(word => word !== ''),
)

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word)
}
