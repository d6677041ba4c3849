/** A linear model of what a reader likes: logistic regression over sparse texts. Pure. */

export interface LearningText {
  /** Features and how much of each; their squares add up to 1. */
  readonly features: ReadonlyMap<number, number>
  readonly isLiked: boolean
  readonly weight: number
}

export interface InterestModel {
  readonly bias: number
  readonly weights: ReadonlyMap<number, number>
}

const ROUNDS = 60
const STEP = 8
// Holds every weight back: a word that was seen once says little.
const DECAY = 0.004

export function learnInterest(texts: readonly LearningText[]): InterestModel {
  const total = texts.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return { bias: 0, weights: new Map() }
  // Liked and disliked count alike, however many there are of each.
  const liked = texts.reduce((sum, { isLiked, weight }) => sum + (isLiked ? weight : 0), 0)
  const balance = (isLiked: boolean): number => total / (2 * Math.max(1e-9, isLiked ? liked : total - liked))
  const numbers = new Map<number, number>()
  for (const { features } of texts)
    for (const feature of features.keys()) if (!numbers.has(feature)) numbers.set(feature, numbers.size)
  const rows = texts.map(({ features, isLiked, weight }) => ({
    at: Int32Array.from(features.keys(), feature => numbers.get(feature) ?? 0),
    amounts: Float64Array.from(features.values()),
    meant: isLiked ? 1 : 0,
    weight: (weight * balance(isLiked)) / total,
  }))
  const weights = new Float64Array(numbers.size)
  const steps = new Float64Array(numbers.size)
  let bias = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    steps.fill(0)
    let biasStep = 0
    for (const { at, amounts, meant, weight } of rows) {
      let said = bias
      for (let n = 0; n < at.length; n += 1) said += (amounts[n] ?? 0) * (weights[at[n] ?? 0] ?? 0)
      const miss = (meant - 1 / (1 + Math.exp(-said))) * weight
      biasStep += miss
      for (let n = 0; n < at.length; n += 1) steps[at[n] ?? 0] = (steps[at[n] ?? 0] ?? 0) + miss * (amounts[n] ?? 0)
    }
    bias += biasStep
    for (let n = 0; n < weights.length; n += 1)
      weights[n] = (weights[n] ?? 0) * (1 - STEP * DECAY) + STEP * (steps[n] ?? 0)
  }
  return { bias, weights: new Map([...numbers].map(([feature, number]) => [feature, weights[number] ?? 0])) }
}
